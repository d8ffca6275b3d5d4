package org.crosscheck.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.PageError;

/**
 * The console lines and uncaught errors of one visit, from the events of WebDriver BiDi's log
 * module. Not thread-safe.
 */
final class ConsoleLog {
  /** Together with the number of lines, this bounds the memory that a hostile page can fill. */
  private static final int LONGEST_TEXT = 10_000;

  private final BoundedList<Line> lines;

  /** Apart, so that a flood of other lines does not displace them. */
  private final BoundedList<Line> errorLines;

  private final BoundedList<PageError> errors;

  /** A console line with its place among all lines of the visit. */
  private static final class Line {
    private final long number;
    private ConsoleLine line;

    Line(long number, ConsoleLine line) {
      this.number = number;
      this.line = line;
    }

    long number() {
      return number;
    }

    ConsoleLine line() {
      return line;
    }
  }

  /** Creates a log that keeps at most {@code most} items of each kind. */
  ConsoleLog(int most) {
    this.lines = new BoundedList<>(most);
    this.errorLines = new BoundedList<>(most);
    this.errors = new BoundedList<>(most);
  }

  /**
   * Adds an entry.
   *
   * @param number its place among all entries of the visit
   * @return replaces the text of the line that was added; does nothing for an uncaught error
   */
  Consumer<String> add(long number, Map<?, ?> entry) {
    double at = Json.number(entry, "timestamp", 0);
    String text = cut(Json.text(entry, "text"));
    if (Json.text(entry, "type").equals("javascript")) {
      List<?> frames = Json.list(Json.map(entry, "stackTrace"), "callFrames");
      String where =
          frames.isEmpty() || !(frames.get(0) instanceof Map<?, ?> frame)
              ? ""
              : Json.text(frame, "url") + ":" + (int) (Json.number(frame, "lineNumber", 0) + 1);
      errors.add(new PageError(at, text, where));
      return other -> {};
    }
    String level = Json.text(entry, "level");
    Line line = new Line(number, new ConsoleLine(at, level, text));
    (level.equals("error") ? errorLines : lines).add(line);
    return other -> line.line = new ConsoleLine(at, level, cut(other));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT) + " … (" + text.length() + " characters)";
  }

  /** {@return the lines in the order of their numbers} */
  Stream<ConsoleLine> lines() {
    return Stream.concat(lines.items().stream(), errorLines.items().stream())
        .sorted(Comparator.comparingLong(Line::number))
        .map(Line::line);
  }

  /** {@return the uncaught errors in the order of arrival} */
  List<PageError> errors() {
    return errors.items();
  }

  /** {@return how many lines were not kept} */
  long droppedLines() {
    return lines.dropped() + errorLines.dropped();
  }

  /** {@return how many errors were not kept} */
  long droppedErrors() {
    return errors.dropped();
  }
}
