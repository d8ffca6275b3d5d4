package org.crosscheck.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.PageError;

/** Finds what a page reported of the errors that stopped it. See decision 0006. */
final class Errors {
  /** What the name of a fact ends with that is reported instead of another one. */
  static final String ERROR = ".error";

  private static final int LONGEST = 300;
  private static final int MOST = 2;

  private Errors() {}

  /**
   * {@return the error that a page reported instead of a fact: {@code a.b.error} for {@code a.b},
   * otherwise {@code a.error}}
   */
  static Optional<Fact> insteadOf(String name, Observation seen) {
    Optional<Fact> error = seen.fact(name + ERROR);
    int dot = name.lastIndexOf('.');
    return error.isPresent() || dot < 0 ? error : insteadOf(name.substring(0, dot), seen);
  }

  /** {@return the error that was reported instead of a fact, in parentheses; "" if none} */
  static String insteadOfQuoted(String name, Observation seen) {
    return insteadOf(name, seen)
        .map(error -> " (" + error.name() + ": " + Values.quoted(error.value()) + ")")
        .orElse("");
  }

  /** {@return whether an error stopped a page before it reported these facts} */
  static boolean stopped(List<String> missing, Observation seen) {
    return written(seen).findAny().isPresent()
        || missing.stream().anyMatch(name -> insteadOf(name, seen).isPresent());
  }

  /** {@return whether the last document reported an error that nothing in it caught} */
  static boolean uncaught(Observation seen) {
    return !seen.errorsOfLastDocument().isEmpty();
  }

  /**
   * {@return the first uncaught errors and console lines of the level error of the last document,
   * by their texts; "" if none} A page and its workers report at the same time in any order.
   */
  static String quoted(Observation seen) {
    String errors =
        written(seen)
            .map(Errors::oneLine)
            .distinct()
            .limit(MOST)
            .sorted()
            .collect(Collectors.joining(" | "));
    return errors.isEmpty() ? "" : " [page errors: " + errors + "]";
  }

  /** {@return a text without line breaks, cut off if it is long} */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  private static Stream<String> written(Observation seen) {
    return Stream.concat(
        seen.errorsOfLastDocument().stream().map(PageError::text),
        seen.consoleOfLastDocument().stream()
            .filter(line -> line.level().equals("error"))
            .map(ConsoleLine::text));
  }
}
