package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;

/** Reads the header lines of a response, as {@code curl -sI} prints them. */
final class ResponseHead {
  private ResponseHead() {}

  /**
   * {@return the header lines of the last response} After a redirect, there are several, separated
   * by empty lines.
   *
   * @throws UserError if there is none, or with every line that is not a header line
   */
  static List<HeaderField> parse(String text) {
    List<String> last = new ArrayList<>();
    boolean ended = false;
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        ended = true;
      } else {
        if (ended || line.startsWith("HTTP/")) {
          last.clear();
          ended = false;
        }
        if (!line.startsWith("HTTP/")) {
          last.add(line);
        }
      }
    }
    if (last.isEmpty()) {
      throw new UserError(
          "There is no header line in the standard input.",
          "Pass the head of a response: curl -sI URL | crosscheck explain -");
    }
    Problems problems = new Problems();
    List<HeaderField> fields = problems.attemptEach(last, HeaderField::parse);
    problems.throwIfAny("Pass the head of a response: curl -sI URL | crosscheck explain -");
    return fields;
  }
}
