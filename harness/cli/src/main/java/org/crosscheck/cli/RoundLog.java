package org.crosscheck.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.watch.Round;

/** Prints the rounds of {@code watch}: what changed first, and its sum last. */
final class RoundLog {
  private static final int MOST_LINES = 10;
  private static final int MOST_FILES = 3;

  /** The longest line about a verdict, in characters. */
  private static final int LONGEST = 400;

  private final PrintStream out;
  private Round last = Round.NONE;
  private int number;
  private Instant begun = Instant.EPOCH;

  RoundLog(PrintStream out) {
    this.out = out;
  }

  /** A round begins. */
  void begins() {
    number++;
    begun = Instant.now();
  }

  /** A round is over. */
  void ends(Round round) {
    list(round.changedSince(last));
    list(round.stillUnexpected(last));
    last = round;
    ended(round.summary());
  }

  /** A round could not be made. */
  void failed(String why) {
    out.println(TextSanitizer.of(Credentials.without(why)));
    ended("nothing was visited.");
  }

  private void ended(String summary) {
    out.printf(
        Locale.ROOT,
        "Round %d, %.1f s: %s%n",
        number,
        Duration.between(begun, Instant.now()).toMillis() / 1000.0,
        summary);
  }

  /** Files were saved, and the next round begins. */
  void saved(List<Path> files) {
    List<String> names =
        files.stream().map(file -> TextSanitizer.line(file.getFileName().toString())).toList();
    out.printf("%nSaved: %s%n", English.some(names, MOST_FILES));
  }

  private void list(List<String> lines) {
    lines.stream()
        .limit(MOST_LINES)
        .forEach(
            line -> out.println("  " + TextSanitizer.line(Credentials.without(line), LONGEST)));
    if (lines.size() > MOST_LINES) {
      out.println("  and %d more".formatted(lines.size() - MOST_LINES));
    }
  }
}
