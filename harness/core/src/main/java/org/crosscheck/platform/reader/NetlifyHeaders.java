package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;
import org.crosscheck.yaml.YamlFile;

/**
 * The headers that Netlify sends for {@code _headers} or {@code netlify.toml}: the last matching
 * rule decides the value of each name; two spellings of a name are two names; paths are
 * case-insensitive, and a trailing slash is ignored.
 *
 * <p>The rules are those of {@code headers-parser} in netlify/build and of netlify/cli, read in
 * 2026, for files that Netlify serves itself.
 */
final class NetlifyHeaders implements Ruled {
  private final String file;
  private final List<PathRule> rules;

  private NetlifyHeaders(String file, List<PathRule> rules) {
    this.file = file;
    this.rules = List.copyOf(rules);
  }

  /** A rule of either file format. */
  record Block(Place at, String path, Map<String, Line> lines) {
    Block(Place at, String path) {
      this(at, path, new LinkedHashMap<>());
    }
  }

  static NetlifyHeaders read(Path file, Findings findings) {
    List<Block> blocks = new ArrayList<>();
    for (Text line : Text.lines(YamlFile.text(file))) {
      if (line.text().startsWith("/")) {
        blocks.add(new Block(line.at(), line.text()));
      } else {
        header(line, blocks, findings);
      }
    }
    return of(file, blocks, findings);
  }

  private static void header(Text line, List<Block> blocks, Findings findings) {
    if (!line.text().contains(":")) {
      findings.remark(
          line.at(),
          "Netlify ignores the line: it has no colon, and it is not a path because it does not"
              + " start with a slash");
    } else if (line.name().isEmpty()) {
      findings.problem(line.at(), "there is no header name before the colon");
    } else if (line.value().isEmpty()) {
      findings.problem(line.at(), "there is no value after the colon");
    } else if (blocks.isEmpty()) {
      findings.problem(
          line.at(), "'" + line.name() + "' comes before any path; put a path such as /* first");
    } else {
      if (line.name().matches("https?")) {
        findings.remark(
            line.at(),
            "Netlify reads a URL as a header named '" + line.name() + "'; use a path instead");
      }
      add(line.at(), line.name(), values(line.value()), blocks.get(blocks.size() - 1), findings);
    }
  }

  /**
   * Adds a header to a block; {@code Basic-Auth} is not a header but protects the pages with a
   * password.
   */
  static void add(Place at, String name, String value, Block block, Findings findings) {
    if (name.equalsIgnoreCase("Basic-Auth")) {
      findings.limit(
          at,
          "Basic-Auth protects pages with a password and is not a header, so Crosscheck ignores"
              + " it",
          false);
      return;
    }
    findings
        .line(at, name, value)
        .ifPresent(
            line -> {
              Line before = block.lines().get(line.name());
              if (before == null) {
                block.lines().put(line.name(), line);
                return;
              }
              String both = before.value() + ", " + line.value();
              block.lines().put(line.name(), new Line(before.at(), line.name(), both));
              findings.remark(
                  at,
                  "'"
                      + line.name()
                      + "' is set earlier in this rule (line "
                      + before.at().line()
                      + "); Netlify sends "
                      + Findings.joined(line.name(), both));
            });
  }

  /** {@return a value with one space after each comma} */
  static String values(String value) {
    return Text.trim(value).replaceAll("(?:(?<!\\s)|\\G)\\s*+,\\s*+", ", ");
  }

  /** {@return the headers that Netlify sends for these blocks} Throws if there are problems. */
  static NetlifyHeaders of(Path file, List<Block> blocks, Findings findings) {
    List<PathRule> rules = new ArrayList<>();
    for (Block block : withoutDuplicates(blocks, findings)) {
      if (block.lines().isEmpty()) {
        findings.remark(
            block.at(), "the rule for '" + block.path() + "' has no headers, so it is ignored");
      } else {
        matching(block, findings)
            .ifPresent(
                m ->
                    rules.add(
                        new PathRule(
                            block.path(), block.at(), m, List.copyOf(block.lines().values()))));
      }
    }
    findings.refuse(file);
    remark(rules, findings);
    return new NetlifyHeaders(String.valueOf(file.getFileName()), rules);
  }

  /** {@return these headers, and then those of another file, which comes later} */
  NetlifyHeaders and(NetlifyHeaders later) {
    List<PathRule> both = new ArrayList<>(rules);
    both.addAll(later.rules);
    return new NetlifyHeaders(file + " and " + later.file, both);
  }

  /** Keeps only the last of rules with the same path, names and values. */
  private static List<Block> withoutDuplicates(List<Block> blocks, Findings findings) {
    Set<String> seen = new LinkedHashSet<>();
    List<Block> unique = new ArrayList<>();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      Map<String, String> values = new TreeMap<>();
      block.lines().forEach((name, line) -> values.put(name, line.value()));
      if (seen.add(block.path() + "\n" + values)) {
        unique.add(block);
      } else {
        findings.remark(
            block.at(),
            "the rule for '" + block.path() + "' is repeated below without a difference");
      }
    }
    Collections.reverse(unique);
    return unique;
  }

  private static Optional<PathRule.Matching> matching(Block block, Findings findings) {
    try {
      String parts =
          Stream.of(PatternLimits.pattern(block.path()).split("/"))
              .map(part -> part.replaceFirst("(?<!\\s)\\s++$", ""))
              .filter(part -> !part.isEmpty())
              .map(NetlifyHeaders::part)
              .collect(Collectors.joining("/"));
      Pattern pattern =
          Pattern.compile("/" + parts + "/?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      return Optional.of(PathRule.Matching.of(path -> PatternLimits.matches(pattern, path)));
    } catch (UserError e) {
      findings.problem(block.at(), e.getMessage());
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      findings.problem(
          block.at(),
          "'"
              + block.path()
              + "' is not a valid pattern: Netlify reads a path segment that contains '*' as a"
              + " regular expression: "
              + e.getDescription());
      return Optional.empty();
    }
  }

  private static String part(String part) {
    if (part.startsWith(":")) {
      return "([^/]+)";
    }
    if (part.equals("*")) {
      return "?(.*)";
    }
    // Netlify does not escape the rest of a segment with a star, so a dot matches any character.
    return part.contains("*") ? part.replace("*", "(.*)") : Pattern.quote(part);
  }

  private static void remark(List<PathRule> rules, Findings findings) {
    List<PathRule> compared = PathRule.compared(rules, findings);
    for (int j = 0; j < compared.size(); j++) {
      for (PathRule earlier : compared.subList(0, j + 1)) {
        spellings(earlier, compared.get(j), findings);
      }
    }
    // Netlify sends both spellings, so neither replaces the other.
    PathRule.remarkReplaced(rules, findings, (a, b) -> a.name().equals(b.name()));
  }

  private static void spellings(PathRule earlier, PathRule later, Findings findings) {
    for (Line line : later.lines()) {
      for (Line other : earlier.lines()) {
        boolean before = other.at().line() < line.at().line();
        if (before && line.sameName(other) && !line.name().equals(other.name())) {
          PathRule.both(earlier, later)
              .ifPresent(
                  path ->
                      findings.remark(
                          line.at(),
                          "'%s' (line %d) is a different name to Netlify; it sends both for %s, and browsers combine them into %s"
                              .formatted(
                                  other.name(),
                                  other.at().line(),
                                  path,
                                  Findings.joined(
                                      line.name(), other.value() + ", " + line.value()))));
        }
      }
    }
  }

  /** {@return a remark about an unknown entry, with the nearest known one} */
  static String unknown(String name, List<String> known) {
    return "Netlify ignores '"
        + name
        + "'"
        + Suggestions.to(name, known).map(n -> "; did you mean " + n + "?").orElse("");
  }

  @Override
  public List<PathRule> rules() {
    return rules;
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    Map<String, HeaderField> set = new LinkedHashMap<>();
    for (PathRule rule : rules) {
      if (rule.matches(path)) {
        rule.lines().forEach(line -> set.put(line.name(), line.field(text -> text)));
      }
    }
    return List.copyOf(set.values());
  }

  @Override
  public String explain() {
    return "Sends what Netlify sends for " + file + ": " + PathRule.explain(rules);
  }
}
