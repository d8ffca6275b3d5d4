package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/**
 * The headers of one of Vercel's {@code routes}.
 *
 * @param rule the paths that it is for, and the headers; their values may contain {@code $1}
 * @param pattern the same paths as a regular expression
 * @param ends whether later routes and rules do not apply to its paths
 */
record VercelRouteHeaders(PathRule rule, Pattern pattern, boolean ends) {
  private static final Set<String> HANDLES =
      Set.of("filesystem", "hit", "miss", "rewrite", "error", "resource");

  /**
   * {@return the routes that apply to files, in order} Routes that Vercel rejects are reported as
   * problems.
   */
  static List<VercelRouteHeaders> read(List<YamlMap> routes, JsonRules json, Findings findings) {
    List<VercelRouteHeaders> read = new ArrayList<>();
    Set<String> handled = new HashSet<>();
    String phase = "";
    for (YamlMap map : routes) {
      if (map.has("handle")) {
        map.only("handle");
        phase = json.text(map, "handle");
        if (!HANDLES.contains(phase)) {
          map.report("handle", "Vercel rejects the unknown handle '" + phase + "'");
        } else if (!handled.add(phase)) {
          map.report("handle", "Vercel rejects a second 'handle: " + phase + "'");
        }
      } else {
        Optional<VercelRouteHeaders> route = route(map, phase, json, findings);
        if (phase.isEmpty() || phase.equals("hit")) {
          route.ifPresent(read::add);
        } else {
          route
              .filter(r -> !r.rule().lines().isEmpty())
              .ifPresent(
                  r ->
                      findings.remark(
                          r.rule().at(),
                          "'"
                              + r.rule().source()
                              + "' comes after a 'handle', so its headers are only for addresses"
                              + " that no file has"));
        }
      }
    }
    return read;
  }

  /** Reports what Vercel rejects. */
  private static void check(YamlMap map, String phase) {
    for (List<String> pair :
        List.of(
            List.of("src", "source"),
            List.of("dest", "destination"),
            List.of("status", "statusCode"))) {
      if (pair.stream().allMatch(map::has)) {
        map.report(
            pair.get(1),
            "Vercel rejects a route with both '%s' and '%s'".formatted(pair.get(0), pair.get(1)));
      }
    }
    if (phase.equals("hit") && !goesOn(map)) {
      map.report("continue", "Vercel rejects a route after 'handle: hit' without 'continue: true'");
    }
  }

  private static boolean goesOn(YamlMap map) {
    return map.kind("continue") == Kind.OTHER && map.text("continue").equals("true");
  }

  private static List<Line> lines(YamlMap map, JsonRules json) {
    List<Line> lines = new ArrayList<>();
    json.map(map, JsonRules.HEADERS)
        .ifPresent(
            headers ->
                headers.names().stream()
                    .filter(header -> !header.equalsIgnoreCase("Location"))
                    .forEach(
                        header ->
                            json.add(
                                headers,
                                header,
                                headers.place(header),
                                header,
                                json.text(headers, header),
                                lines)));
    return lines;
  }

  private static Optional<VercelRouteHeaders> route(
      YamlMap map, String phase, JsonRules json, Findings findings) {
    check(map, phase);
    String name = map.has("src") ? "src" : "source";
    if (!map.has(name)) {
      map.report(name, "Vercel rejects a route without 'src' or 'source'");
      return Optional.empty();
    }
    String source = json.text(map, name);
    Optional<Pattern> pattern = RoutingReader.pattern(source);
    if (pattern.isEmpty()) {
      map.report(name, "'" + source + "' is not a valid regular expression");
      return Optional.empty();
    }
    List<Line> lines = lines(map, json);
    for (String condition : List.of("has", "missing")) {
      if (map.has(condition)) {
        findings.limit(
            map.place(condition),
            "Crosscheck leaves out the route for '%s': because of '%s', it depends on more than the path of the request"
                .formatted(source, condition),
            Findings.isolates(lines.stream().map(Line::name)));
        return Optional.empty();
      }
    }
    if (map.kind("methods") == Kind.LIST && !map.texts("methods").contains("GET")) {
      return Optional.empty();
    }
    return Optional.of(
        new VercelRouteHeaders(
            new PathRule(source, map.place(), matching(pattern.get()), lines),
            pattern.get(),
            !goesOn(map)));
  }

  private static PathRule.Matching matching(Pattern pattern) {
    return path -> PatternLimits.matches(pattern, path) ? Optional.of(Map.of()) : Optional.empty();
  }

  /** Sets the headers if the route is for a path, and returns whether it is and ends there. */
  boolean applies(String path, LastWins set) {
    Matcher matcher = pattern.matcher(PatternLimits.text(pattern, path));
    if (!matcher.matches()) {
      return false;
    }
    rule.lines().forEach(line -> set.set(line.field(text -> VercelRoutes.fill(text, matcher))));
    return ends;
  }
}
