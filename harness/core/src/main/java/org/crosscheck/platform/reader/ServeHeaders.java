package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Headers;
import org.crosscheck.json.JsonFile;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/**
 * What the npm package serve sends by {@code serve.json}: all rules that match the file that is
 * served apply in order, the last decides each name, and null takes a name away.
 *
 * <p>The rules are those of vercel/serve-handler, read in 2026. The file is taken to be the path,
 * and index.html where that ends with a slash; which file serve finds for a path without extension
 * depends on the folder that it serves.
 */
final class ServeHeaders implements Headers {
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
    PathRule.remarkReplaced(rules, findings, Line::sameName);
    return new ServeHeaders(String.valueOf(file.getFileName()), rules);
  }

  private static PathRule rule(YamlMap map, JsonRules json, Findings findings) {
    json.known(map, "source", JsonRules.HEADERS);
    String source = json.text(map, "source");
    List<Line> lines = json.lines(map, (pair, all) -> pair(pair, all, json, findings));
    Glob glob = Glob.of(normalized(source));
    return new PathRule(
        source,
        map.place(),
        PathRule.Matching.of(
            path -> glob.matches(slashed(path.endsWith("/") ? path + "index.html" : path))),
        lines);
  }

  /** A null is kept as a line without a value, which no other line can be. */
  private static void pair(YamlMap map, List<Line> all, JsonRules json, Findings findings) {
    json.known(map, "key", "value");
    boolean none = map.kind("value") == Kind.OTHER && map.text("value").equals("null");
    if (!none) {
      if (map.kind("value") == Kind.TEXT && map.text("value").isEmpty()) {
        map.report("value", "'value' is empty; write null to take the header away");
      }
      json.pair(map, all);
    } else if (!json.text(map, "key").isEmpty()) {
      findings.misspelt(map.place(), map.text("key"));
      json.add(map, "key", map.place(), map.text("key"), "", all);
    }
  }

  /** As serve-handler's glob-slash: unlike the request path, a source keeps a slash at its end. */
  private static String normalized(String source) {
    String slashed = slashed(source);
    return source.endsWith("/") && !slashed.endsWith("/") ? slashed + "/" : slashed;
  }

  private static String slashed(String path) {
    String not = path.startsWith("!") ? "!" : "";
    return not + JsUrl.resolve(path.substring(not.length()));
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    // Keys of one object first, told apart by case; then Node, which does not tell them apart.
    Map<String, Line> set = new LinkedHashMap<>();
    rules.stream()
        .filter(rule -> rule.matches(path))
        .forEach(rule -> rule.lines().forEach(line -> set.put(line.name(), line)));
    LastWins sent = new LastWins();
    set.values().stream()
        .filter(line -> !line.value().isEmpty())
        .forEach(line -> sent.set(line.field(text -> text)));
    return sent.lines();
  }

  @Override
  public String explain() {
    return "Sends what serve sends by " + file + ": " + PathRule.explain(rules);
  }
}
