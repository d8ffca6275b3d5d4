package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.json.JsonFile;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/**
 * The headers that the npm package serve sends for {@code serve.json}: all rules that match the
 * served file apply in order, the last one decides the value of each name, and null removes a
 * header.
 *
 * <p>The rules are those of vercel/serve-handler, read in 2026. The served file is assumed to be
 * the request path, plus index.html after a trailing slash; which file serve chooses for a path
 * without an extension depends on the served folder.
 */
final class ServeHeaders implements Ruled {
  private final String file;
  private final List<PathRule> rules;

  private ServeHeaders(String file, List<PathRule> rules) {
    this.file = file;
    this.rules = List.copyOf(rules);
  }

  static ServeHeaders read(Path file, Findings findings) {
    JsonRules json = new JsonRules(findings);
    List<PathRule> rules =
        JsonFile.read(
            file,
            root -> {
              json.nearly(root, JsonRules.HEADERS);
              List<PathRule> read = new ArrayList<>();
              json.list(root, JsonRules.HEADERS)
                  .forEach(map -> map.make(m -> rule(m, json, findings)).ifPresent(read::add));
              return Optional.of(read);
            });
    // Both spellings of a name are sent, so neither replaces the other.
    PathRule.remarkReplaced(rules, findings, (a, b) -> a.name().equals(b.name()));
    return new ServeHeaders(String.valueOf(file.getFileName()), rules);
  }

  private static PathRule rule(YamlMap map, JsonRules json, Findings findings) {
    json.known(map, "source", JsonRules.HEADERS);
    String source = json.text(map, "source");
    List<Line> lines = json.lines(map, (pair, all) -> pair(pair, all, json, findings));
    Glob glob = glob(source);
    return new PathRule(
        source,
        map.place(),
        PathRule.Matching.of(
            path -> glob.matches(slashed(path.endsWith("/") ? path + "index.html" : path))),
        lines);
  }

  static Glob glob(String source) {
    return Glob.of(normalized(source));
  }

  /** Stores null as a line without a value, which no other line can be. */
  private static void pair(YamlMap map, List<Line> all, JsonRules json, Findings findings) {
    json.known(map, "key", "value");
    boolean isNull = map.kind("value") == Kind.OTHER && map.text("value").equals("null");
    if (!isNull) {
      if (map.kind("value") == Kind.TEXT && map.text("value").isEmpty()) {
        map.report("value", "'value' is empty; write null to remove the header");
      }
      json.pair(map, all);
    } else if (!json.text(map, "key").isEmpty()) {
      findings.misspelt(map.place(), map.text("key"));
      json.add(map, "key", map.place(), map.text("key"), "", all);
    }
  }

  /**
   * Normalizes like serve-handler's glob-slash: unlike a request path, a source keeps its trailing
   * slash.
   */
  private static String normalized(String source) {
    String slashed = slashed(source);
    return source.endsWith("/") && !slashed.endsWith("/") ? slashed + "/" : slashed;
  }

  private static String slashed(String path) {
    String not = path.startsWith("!") ? "!" : "";
    return not + JsUrl.resolve(path.substring(not.length()));
  }

  @Override
  public List<PathRule> rules() {
    return rules;
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    // Names in another case are other names to serve, and Node.js sends both.
    Map<String, Line> set = new LinkedHashMap<>();
    rules.stream()
        .filter(rule -> rule.matches(path))
        .forEach(rule -> rule.lines().forEach(line -> set.put(line.name(), line)));
    return set.values().stream()
        .filter(line -> !line.value().isEmpty())
        .map(line -> line.field(text -> text))
        .toList();
  }

  @Override
  public String explain() {
    return "Sends what serve sends for " + file + ": " + PathRule.explain(rules);
  }
}
