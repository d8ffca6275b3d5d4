package org.crosscheck.platform.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.yaml.Place;

/**
 * A rule of a file: the paths that it matches and the headers that it sets there.
 *
 * @param source the pattern as written in the file
 * @param at where the rule starts
 * @param matching matches paths and extracts the values of placeholders
 * @param lines the headers, in file order
 */
record PathRule(String source, Place at, Matching matching, List<Line> lines) {
  private static final int COMPARED = 200;

  /** Matches paths against a pattern. */
  @FunctionalInterface
  interface Matching {
    /** {@return the values of the placeholders by name; empty if the path does not match} */
    Optional<Map<String, String>> match(String path);

    /** {@return a pattern without placeholders} */
    static Matching of(Predicate<String> matches) {
      return path -> matches.test(path) ? Optional.of(Map.of()) : Optional.empty();
    }
  }

  /** Copies the lines. */
  PathRule {
    lines = List.copyOf(lines);
  }

  boolean matches(String path) {
    return matching.match(path).isPresent();
  }

  /** {@return an example of a path that matches; empty if none was found} */
  Optional<String> example() {
    return Stream.concat(
            Stream.of("any-page", "index.html", "").map(this::filled),
            Stream.of("/", "/index.html", "/any-page"))
        .filter(this::matches)
        .findFirst();
  }

  /** {@return a path that matches both rules; empty if none was found} */
  static Optional<String> both(PathRule earlier, PathRule later) {
    return later
        .example()
        .filter(earlier::matches)
        .or(() -> earlier.example().filter(later::matches));
  }

  private String filled(String wildcard) {
    String path =
        source
            .replaceAll("[@+*?]\\(([^|)]*+)[^)]*+\\)", "$1")
            .replaceAll("\\{([^,}]*+)[^}]*+\\}", "$1")
            .replaceAll("\\([^)]*+\\)[*+?]?", wildcard)
            .replaceAll(":[A-Za-z_]\\w*[*+?]?", wildcard)
            .replaceAll("\\*+", wildcard);
    return path.startsWith("/") ? path : "/" + path;
  }

  /** {@return the rules in words, such as {@code A: 1, B: 2 on /*; C: 3 on /x}} */
  static String explain(List<PathRule> rules) {
    return rules.isEmpty()
        ? "nothing"
        : rules.stream().map(PathRule::explain).collect(Collectors.joining("; "));
  }

  String explain() {
    return lines.stream().map(Line::toString).collect(Collectors.joining(", ")) + " on " + source;
  }

  /**
   * Reports each value that never applies because an example path of its rule also matches a later
   * rule, on a platform where the last matching rule wins.
   */
  static void remarkReplaced(
      List<PathRule> rules, Findings findings, BiPredicate<Line, Line> same) {
    List<PathRule> compared = compared(rules, findings);
    for (int i = 0; i < compared.size(); i++) {
      PathRule earlier = compared.get(i);
      Optional<String> example = earlier.example();
      for (PathRule later : compared.subList(i + 1, compared.size())) {
        example
            .filter(later::matches)
            .ifPresent(path -> remarkReplaced(earlier, later, path, findings, same));
      }
    }
  }

  /**
   * {@return the rules to compare with each other: at most 200, because comparing all rules of a
   * huge file takes too long}
   */
  static List<PathRule> compared(List<PathRule> rules, Findings findings) {
    if (rules.size() <= COMPARED) {
      return rules;
    }
    findings.limit(
        rules.get(COMPARED).at,
        "Crosscheck does not compare rules from here on, because there are "
            + rules.size()
            + " of them",
        false);
    return rules.subList(0, COMPARED);
  }

  private static void remarkReplaced(
      PathRule earlier,
      PathRule later,
      String path,
      Findings findings,
      BiPredicate<Line, Line> same) {
    for (Line line : earlier.lines) {
      later.lines.stream()
          .filter(l -> same.test(l, line) && !l.value().equals(line.value()))
          .findFirst()
          .ifPresent(
              l ->
                  findings.remark(
                      line.at(),
                      "%s does not apply to %s: '%s' comes later (line %d) and sets it to '%s'"
                          .formatted(line, path, later.source, l.at().line(), l.value())));
    }
  }
}
