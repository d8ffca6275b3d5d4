package org.crosscheck.platform.reader;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.json.JsonFile;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/**
 * The headers that Firebase Hosting sends for {@code firebase.json}, which may contain comments:
 * all rules that match the request path apply in order, and the last one decides the value of each
 * name.
 *
 * <p>The rules are those of firebase/superstatic (headers, patterns), read in 2026.
 */
final class FirebaseHeaders implements Ruled {
  private static final String HOSTING = "hosting";
  private static final List<String> PATTERNS = List.of("source", "glob", "regex");

  private final String file;
  private final List<PathRule> rules;

  private FirebaseHeaders(String file, List<PathRule> rules) {
    this.file = file;
    this.rules = List.copyOf(rules);
  }

  static FirebaseHeaders read(Path file, Findings findings) {
    JsonRules json = new JsonRules(findings);
    List<PathRule> rules =
        JsonFile.readWithComments(
            file,
            root -> {
              List<PathRule> read = new ArrayList<>();
              hosting(root, json, findings)
                  .ifPresent(
                      site -> {
                        json.nearly(site, JsonRules.HEADERS);
                        json.list(site, JsonRules.HEADERS)
                            .forEach(
                                map ->
                                    map.make(m -> rule(m, json))
                                        .flatMap(Function.identity())
                                        .ifPresent(read::add));
                      });
              return Optional.of(read);
            });
    PathRule.remarkReplaced(rules, findings, Line::sameName);
    return new FirebaseHeaders(String.valueOf(file.getFileName()), rules);
  }

  private static Optional<YamlMap> hosting(YamlMap root, JsonRules json, Findings findings) {
    if (root.kind(HOSTING) != Kind.LIST) {
      json.nearly(root, HOSTING);
      return json.map(root, HOSTING);
    }
    List<YamlMap> sites = root.maps(HOSTING);
    if (sites.size() > 1) {
      findings.limit(
          root.place(HOSTING),
          "Crosscheck reads only the first of " + sites.size() + " sites",
          true);
    }
    return sites.stream().findFirst();
  }

  private static Optional<PathRule> rule(YamlMap map, JsonRules json) {
    json.known(map, "source", "glob", "regex", JsonRules.HEADERS);
    List<Line> lines =
        json.lines(
            map,
            (pair, all) -> {
              json.known(pair, "key", "value");
              json.pair(pair, all);
            });
    List<String> given = PATTERNS.stream().filter(map::has).toList();
    if (given.size() != 1) {
      map.report(
          "",
          "a rule must have exactly one of 'source', 'glob' and 'regex', but it has "
              + given.size());
      return Optional.empty();
    }
    String kind = given.get(0);
    String pattern = json.text(map, kind);
    return matching(map, kind, pattern)
        .map(matching -> new PathRule(pattern, map.place(), matching, lines));
  }

  /**
   * {@return the paths of a rule's pattern; empty, after a problem was reported, if it is invalid}
   *
   * @param kind the name of the entry with the pattern
   */
  static Optional<PathRule.Matching> matching(YamlMap map, String kind, String pattern) {
    return kind.equals("regex") ? regex(map, pattern) : glob(kind, pattern);
  }

  private static Optional<PathRule.Matching> glob(String kind, String pattern) {
    Glob glob = Glob.of(kind.equals("source") ? slashed(pattern) : pattern);
    return Optional.of(PathRule.Matching.of(path -> glob.matches(slashed(path))));
  }

  private static Optional<PathRule.Matching> regex(YamlMap map, String pattern) {
    try {
      Pattern regex = Pattern.compile(PatternLimits.pattern(pattern));
      return Optional.of(PathRule.Matching.of(path -> regex.matcher(slashed(path)).find()));
    } catch (PatternSyntaxException e) {
      map.report(
          "regex",
          "'%s' is not a valid RE2 regular expression: %s".formatted(pattern, e.getDescription()));
      return Optional.empty();
    }
  }

  /** Adds a leading slash, after a {@code !} if there is one, and collapses repeated slashes. */
  private static String slashed(String path) {
    String not = path.startsWith("!") ? "!" : "";
    return not + ("/" + path.substring(not.length())).replace('\\', '/').replaceAll("/+", "/");
  }

  @Override
  public List<PathRule> rules() {
    return rules;
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    LastWins set = new LastWins();
    // An error also gets the lines for the page of errors, and those for the path replace them.
    Stream<PathRule> matching =
        Stream.of(status == 404 ? FirebaseRouting.ERRORS : path, path)
            .distinct()
            .flatMap(p -> rules.stream().filter(rule -> rule.matches(p)));
    matching.forEach(rule -> rule.lines().forEach(line -> set.set(line.field(text -> text))));
    return set.lines();
  }

  @Override
  public String explain() {
    return "Sends what Firebase sends for " + file + ": " + PathRule.explain(rules);
  }
}
