package org.crosscheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The end of a pause: the next line of an input, or its end. */
final class EndOfPause {
  /** An input that is closed says so at once; one that stays open says nothing. */
  private static final int SECONDS_UNTIL_CLOSED = 2;

  /** How the wait ends: true with a line, false with the end of the input. */
  private final CompletableFuture<Boolean> line = new CompletableFuture<>();

  private EndOfPause() {}

  /** {@return the end of a pause by an input, which is read from now on} */
  static EndOfPause in(InputStream input) {
    EndOfPause end = new EndOfPause();
    Thread reader = new Thread(() -> end.line.complete(hasLine(input)), "end-of-pause");
    reader.setDaemon(true);
    reader.start();
    return end;
  }

  private static boolean hasLine(InputStream input) {
    try {
      int next = input.read();
      while (next != -1 && next != '\n') {
        next = input.read();
      }
      return next == '\n';
    } catch (IOException e) {
      return false;
    }
  }

  /** {@return whether the input ended before it had a line, and before anybody was asked} */
  boolean inputIsClosed() {
    return !line.copy().completeOnTimeout(true, SECONDS_UNTIL_CLOSED, TimeUnit.SECONDS).join();
  }

  /** Waits for the line or the end of the input. */
  void await() {
    line.join();
  }
}
