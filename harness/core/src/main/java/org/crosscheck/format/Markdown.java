package org.crosscheck.format;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.TextSanitizer;

/** Writes Markdown (CommonMark with GitHub's tables) in which no text can become markup. */
final class Markdown {
  private Markdown() {}

  /**
   * {@return a text on one line, in which every character with a meaning in CommonMark is escaped,
   * and nothing becomes a mention or an issue on GitHub}
   */
  static String text(String text) {
    return escape(TextSanitizer.line(text));
  }

  /** {@return the same, truncated to a length} */
  static String text(String text, int longest) {
    return escape(TextSanitizer.line(text, longest));
  }

  private static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]|~#!])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "@\u200b");
  }

  /** {@return a code span, fenced by more backticks than it contains (CommonMark section 6.1)} */
  static String code(String text) {
    String line = TextSanitizer.line(text);
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    String space = line.startsWith("`") || line.endsWith("`") || line.isEmpty() ? " " : "";
    return fence + space + line + space + fence;
  }

  /** {@return a table of cells that are Markdown already} */
  static String table(List<String> head, List<List<String>> rows) {
    List<String> rule = Collections.nCopies(head.size(), "---");
    return Stream.concat(Stream.of(head, rule), rows.stream())
        .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }
}
