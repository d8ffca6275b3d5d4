package org.crosscheck.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a Python file into its module, classes and functions, docstrings and code alike: the pages
 * of the API are generated from them. {@code def} inside a docstring is not a function.
 */
final class PythonSections {
  private static final Pattern DEFINITION =
      Pattern.compile("(\\s*)(?:async\\s+)?(?:def|class)\\s+(\\w+).*");
  private static final Pattern EXAMPLE = Pattern.compile("^docs/.*/");
  private static final Pattern QUOTES = Pattern.compile("\"\"\"");

  /** A class or function around the current line. */
  private record Scope(int indent, String name) {}

  private PythonSections() {}

  /**
   * {@return the sections of a file, in order} A module that goes on after a function is another
   * section of the same name.
   *
   * @param file its path inside the repository, such as {@code pyscript/workers.py}
   */
  static List<Section> of(String file, String text) {
    String module =
        EXAMPLE
            .matcher(file)
            .replaceFirst("")
            .replaceFirst("(/__init__)?\\.py$", "")
            .replace('/', '.');
    List<Section> sections = new ArrayList<>();
    Deque<Scope> scopes = new ArrayDeque<>(List.of(new Scope(-1, module)));
    StringBuilder lines = new StringBuilder();
    boolean quoted = false;
    for (String line : text.lines().toList()) {
      if (!quoted && !line.isBlank()) {
        int indent = line.length() - line.stripLeading().length();
        Matcher definition = DEFINITION.matcher(line);
        boolean starts = definition.matches();
        if (starts || indent <= scopes.getLast().indent()) {
          sections.add(new Section(name(scopes), Words.of(lines.toString())));
          lines.setLength(0);
          while (indent <= scopes.getLast().indent()) {
            scopes.removeLast();
          }
          if (starts) {
            scopes.add(new Scope(indent, definition.group(2)));
          }
        }
      }
      quoted ^= QUOTES.matcher(line).results().count() % 2 == 1;
      lines.append(line).append('\n');
    }
    sections.add(new Section(name(scopes), Words.of(lines.toString())));
    return sections;
  }

  private static String name(Deque<Scope> scopes) {
    return String.join(".", scopes.stream().map(Scope::name).toList());
  }
}
