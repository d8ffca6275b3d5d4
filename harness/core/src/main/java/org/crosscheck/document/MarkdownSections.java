package org.crosscheck.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Splits a Markdown file at its headings. A {@code #} inside a code block is not a heading. */
final class MarkdownSections {
  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s++(.*)");
  private static final Pattern MARKUP = Pattern.compile("`|\\*\\*|" + Words.LINK_TARGET + "|\\\\");

  /** A heading, the one above it, and the lines below it. */
  private record Part(int level, String heading, String above, StringBuilder text) {}

  private MarkdownSections() {}

  /** {@return the sections of a file, in order, the part above the first heading first} */
  static List<Section> of(String text) {
    List<Part> parts = parts(text);
    Map<String, Long> headings =
        parts.stream().collect(Collectors.groupingBy(Part::heading, Collectors.counting()));
    return parts.stream()
        .map(
            part -> {
              boolean several = headings.getOrDefault(part.heading(), 0L) > 1;
              return new Section(
                  several ? part.above() + " / " + part.heading() : part.heading(),
                  Words.of(part.text().toString()));
            })
        .toList();
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>(List.of(new Part(0, "", "", new StringBuilder())));
    String fence = "";
    for (String line : text.lines().toList()) {
      Matcher mark = FENCE.matcher(line);
      Matcher heading = HEADING.matcher(line);
      if (mark.matches() && (fence.isEmpty() || mark.group(1).startsWith(fence))) {
        fence = fence.isEmpty() ? mark.group(1) : "";
      } else if (fence.isEmpty() && heading.matches()) {
        int level = heading.group(1).length();
        String name = MARKUP.matcher(unclosed(heading.group(2)).replace("[", "")).replaceAll("");
        parts.add(new Part(level, name, above(parts, level), new StringBuilder()));
        continue;
      }
      parts.get(parts.size() - 1).text().append(line).append('\n');
    }
    return parts;
  }

  /** A heading without the number signs that may close it. */
  private static String unclosed(String heading) {
    int end = heading.length();
    while (end > 0 && heading.charAt(end - 1) == '#') {
      end--;
    }
    return heading.substring(0, end).stripTrailing();
  }

  private static String above(List<Part> parts, int level) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i).level() < level) {
        return parts.get(i).heading();
      }
    }
    return "";
  }
}
