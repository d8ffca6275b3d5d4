package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;

/**
 * The headers that Vercel sends for {@code vercel.json}: first those of {@code routes}, up to the
 * first matching route without {@code continue}, then those of {@code headers}; all matching rules
 * apply in order, the last one decides the value of each name, paths of {@code headers} are
 * case-sensitive, and a trailing slash is significant.
 *
 * <p>The rules are those of {@code routing-utils} in vercel/vercel, read in 2026. A rule with
 * {@code has} or {@code missing} is ignored because it depends on more than the path of the
 * request.
 */
final class VercelHeaders implements Ruled {
  private static final String ROUTES = "routes";
  private static final List<String> OTHERS =
      List.of("rewrites", "redirects", JsonRules.HEADERS, "cleanUrls", "trailingSlash");
  private static final Pattern PLACEHOLDER = Pattern.compile(":(\\w+)[*+?]?");
  private static final Pattern FILLED = Pattern.compile(":(\\w+)[*+?]?|(\\$\\d)");

  private final String file;
  private final List<VercelRouteHeaders> routes;
  private final List<PathRule> rules;
  private final boolean late;

  /** Headers; late ones are only for addresses that no file has. */
  private VercelHeaders(
      String file, List<VercelRouteHeaders> routes, List<PathRule> rules, boolean late) {
    this.file = file;
    this.routes = List.copyOf(routes);
    this.rules = List.copyOf(rules);
    this.late = late;
  }

  static VercelHeaders read(Path file, Findings findings) {
    JsonRules json = new JsonRules(findings, name -> PLACEHOLDER.matcher(name).replaceAll("x"));
    VercelHeaders read =
        JsonFile.read(
            file,
            root -> {
              if (!root.has(ROUTES)) {
                json.nearly(root, JsonRules.HEADERS);
              }
              combination(root, findings);
              List<VercelRouteHeaders> routes =
                  VercelRouteHeaders.read(json.list(root, ROUTES), json, findings);
              List<PathRule> rules = new ArrayList<>();
              json.list(root, JsonRules.HEADERS)
                  .forEach(map -> rule(map, json, findings).ifPresent(rules::add));
              boolean late = VercelRoutes.handles(json.list(root, ROUTES));
              if (!rules.isEmpty() && late) {
                findings.remark(
                    root.place(JsonRules.HEADERS),
                    "'headers' comes after the 'handle' in 'routes', so it is only for addresses"
                        + " that no file has");
              }
              return Optional.of(
                  new VercelHeaders(String.valueOf(file.getFileName()), routes, rules, late));
            });
    PathRule.remarkReplaced(read.rules, findings, Line::sameName);
    return read;
  }

  /** Reports combinations of entries that Vercel rejects, and those that only older tools do. */
  private static void combination(YamlMap root, Findings findings) {
    if (root.has("functions") && root.has("builds")) {
      root.report("builds", "Vercel rejects a file with both 'functions' and 'builds'");
    }
    List<String> others = OTHERS.stream().filter(root::has).toList();
    if (!root.maps(ROUTES).isEmpty() && !others.isEmpty()) {
      findings.remark(
          root.place(ROUTES),
          "'routes' applies before '"
              + String.join("' and '", others)
              + "'; Vercel's tools before @vercel/routing-utils 6 (2026) reject both in one file");
    }
  }

  /** Vercel rejects a file in which a rule has an unknown entry. */
  private static Optional<PathRule> rule(YamlMap map, JsonRules json, Findings findings) {
    map.only("source", JsonRules.HEADERS, "has", "missing");
    String source = json.text(map, "source");
    List<Line> lines =
        json.lines(
            map,
            (pair, all) -> {
              pair.only("key", "value");
              json.pair(pair, all);
            });
    if (source.isEmpty()) {
      return Optional.empty();
    }
    PathToRegexp pattern;
    try {
      pattern = PathToRegexp.of(source);
      unbalanced(source)
          .ifPresent(
              why -> {
                throw new UserError(
                    "'" + source + "' is not a valid path pattern: " + why + ".", "Escape it.");
              });
    } catch (UserError e) {
      map.report("source", e.problem());
      return Optional.empty();
    }
    for (Line line : lines) {
      if (fill(line.name(), pattern.example()).contains(":")) {
        map.report(
            JsonRules.HEADERS,
            "'" + line.name() + "' has a placeholder that is not in '" + source + "'");
        return Optional.empty();
      }
    }
    for (String condition : List.of("has", "missing")) {
      if (map.has(condition)) {
        findings.limit(
            map.place(condition),
            "Crosscheck leaves out the rule for '"
                + source
                + "': because of '"
                + condition
                + "', it depends on more than the path of the request",
            Findings.isolates(lines.stream().map(Line::name)));
        return Optional.empty();
      }
    }
    if (!source.matches("(?s)[/:({].*")) {
      findings.remark(map.place("source"), "'" + source + "' matches nothing: paths start with /");
    }
    if (source.matches("/:\\w+\\*")) {
      findings.remark(
          map.place("source"),
          "'" + source + "' does not match '/' or paths that end with a slash; use /(.*) for that");
    }
    return Optional.of(new PathRule(source, map.place(), pattern::match, lines));
  }

  /**
   * {@return why a source is not a valid regular expression, which Vercel also requires; empty if
   * it is}
   */
  private static Optional<String> unbalanced(String source) {
    boolean inClass = false;
    int depth = 0;
    for (int i = 0; i < source.length() && depth >= 0; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else {
        inClass = c == '[';
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return inClass
        ? Optional.of("a '[' is not closed")
        : depth < 0 ? Optional.of("there is a ')' without a '('") : Optional.empty();
  }

  @Override
  public List<PathRule> rules() {
    return Stream.concat(
            routes.stream().map(VercelRouteHeaders::rule).filter(r -> !r.lines().isEmpty()),
            late ? rules.stream().map(VercelHeaders::forNoFile) : rules.stream())
        .toList();
  }

  /** A rule for addresses that no file has. */
  private static PathRule forNoFile(PathRule rule) {
    return new PathRule(
        rule.source(), rule.at(), PathRule.Matching.of(path -> false), rule.lines());
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    LastWins set = new LastWins();
    for (VercelRouteHeaders route : routes) {
      if (route.applies(path, set)) {
        return set.lines();
      }
    }
    // Redirects come before the rules of 'headers'.
    if (status >= 300 && status < 400) {
      return set.lines();
    }
    for (PathRule rule : late && status != 404 ? List.<PathRule>of() : rules) {
      rule.matching()
          .match(path)
          .ifPresent(
              values ->
                  rule.lines().forEach(line -> set.set(line.field(text -> fill(text, values)))));
    }
    return set.lines();
  }

  /** Replaces placeholders and {@code $1}; one that is not in the source is left unchanged. */
  static String fill(String text, Map<String, String> values) {
    return FILLED
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    values.getOrDefault(m.group(1) == null ? m.group(2) : m.group(1), m.group())));
  }

  @Override
  public String explain() {
    return "Sends what Vercel sends for " + file + ": " + PathRule.explain(rules());
  }
}
