package org.crosscheck.browser;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Event;

/** WebDriver BiDi in the words of its specification: commands and events with maps. */
final class Protocol {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A thread for each command that is under way: waiting for a result cannot be called off. */
  private static final Executor SENDING =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "protocol");
            thread.setDaemon(true);
            return thread;
          });

  private final BiDi bidi;
  private final CompletableFuture<String> end;

  /**
   * A connection.
   *
   * @param end completes with the reason when the browser is gone and will answer nothing
   */
  Protocol(BiDi bidi, CompletableFuture<String> end) {
    this.bidi = bidi;
    this.end = end;
  }

  /**
   * Sends a command and waits for its result.
   *
   * @throws RuntimeException if the browser refuses, does not answer in time, or is gone
   */
  @SuppressWarnings("unchecked")
  Map<String, Object> send(String method, Map<String, Object> parameters) {
    Command<Map> command = new Command<>(method, parameters, Map.class);
    CompletableFuture<Map<String, Object>> answer =
        CompletableFuture.supplyAsync(
            () -> (Map<String, Object>) bidi.send(command, PATIENCE), SENDING);
    CompletableFuture<Map<String, Object>> gone =
        end.thenApply(
            why -> {
              throw new IllegalStateException(why);
            });
    try {
      return answer.applyToEither(gone, result -> result).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Subscribes to an event. Events arrive on several threads and in no order. */
  void listen(String event, Consumer<Map<String, Object>> listener) {
    bidi.addListener(new Event<>(event, parameters -> parameters), listener);
  }
}
