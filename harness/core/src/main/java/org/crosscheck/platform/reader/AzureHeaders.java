package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.json.JsonFile;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/**
 * The headers that Azure Static Web Apps sends for {@code staticwebapp.config.json}: the global
 * headers and those of the first matching route, which replace global headers of the same name; an
 * empty value removes a header.
 *
 * <p>The rules are those of Microsoft's page "Configure Azure Static Web Apps", read in 2026; that
 * paths and names are case-insensitive and that {@code /*} matches everything is an assumption.
 */
final class AzureHeaders implements Ruled {
  private static final String GLOBAL = "globalHeaders";
  private static final String ROUTES = "routes";
  private static final String METHODS = "methods";
  private static final String INDEX = "/index.html";
  private static final Pattern ROUTE =
      Pattern.compile("([^*]*)(?:(\\*)(\\.\\w+|\\.\\{\\w+(?:,\\s*\\w+){0,99}\\})?)?");

  private final String file;
  private final List<Line> global;
  private final List<PathRule> routes;

  private AzureHeaders(String file, List<Line> global, List<PathRule> routes) {
    this.file = file;
    this.global = List.copyOf(global);
    this.routes = List.copyOf(routes);
  }

  static AzureHeaders read(Path file, Findings findings) {
    JsonRules json = new JsonRules(findings);
    return JsonFile.read(
        file,
        root -> {
          json.nearly(root, GLOBAL, ROUTES);
          List<Line> global = lines(root, GLOBAL, json);
          List<PathRule> routes = new ArrayList<>();
          json.list(root, ROUTES)
              .forEach(
                  map ->
                      map.make(m -> route(m, json, findings))
                          .flatMap(Function.identity())
                          .ifPresent(routes::add));
          remarkUnreachable(routes, findings);
          return Optional.of(new AzureHeaders(String.valueOf(file.getFileName()), global, routes));
        });
  }

  private static List<Line> lines(YamlMap map, String name, JsonRules json) {
    List<Line> lines = new ArrayList<>();
    json.map(map, name)
        .ifPresent(
            headers -> {
              for (String key : headers.names()) {
                if (headers.kind(key) == Kind.TEXT) {
                  json.add(headers, key, headers.place(key), key, headers.text(key), lines);
                } else {
                  headers.report(key, "the value of '" + key + "' must be a string");
                }
              }
            });
    return lines;
  }

  private static Optional<PathRule> route(YamlMap map, JsonRules json, Findings findings) {
    json.known(
        map,
        "route",
        METHODS,
        "rewrite",
        "redirect",
        "statusCode",
        JsonRules.HEADERS,
        "allowedRoles");
    String route = json.text(map, "route");
    List<Line> lines = lines(map, JsonRules.HEADERS, json);
    Matcher parts = ROUTE.matcher(PatternLimits.pattern(route));
    if (route.isEmpty()) {
      return Optional.empty();
    }
    if (!parts.matches()) {
      map.report(
          "route",
          "'"
              + route
              + "' is not a valid route: use at most one '*', at the end or followed by an"
              + " extension, as in /a/*.html and /a/*.{js,css}");
      return Optional.empty();
    }
    if (map.kind(METHODS) != Kind.LIST && map.has(METHODS)) {
      map.report(METHODS, "'methods' must be a list");
    } else if (map.has(METHODS) && map.texts(METHODS).stream().noneMatch("GET"::equalsIgnoreCase)) {
      findings.remark(
          map.place(METHODS), "the route '" + route + "' is ignored, because it is not for GET");
      return Optional.empty();
    }
    return Optional.of(new PathRule(route, map.place(), matching(route, parts), lines));
  }

  /** {@return the paths of a route; empty if it is invalid} */
  static Optional<PathRule.Matching> matching(String route) {
    Matcher parts = ROUTE.matcher(route);
    return parts.matches() ? Optional.of(matching(route, parts)) : Optional.empty();
  }

  private static PathRule.Matching matching(String route, Matcher parts) {
    String start = parts.group(1).toLowerCase(Locale.ROOT);
    if (parts.group(2) == null) {
      String folder = start.endsWith(INDEX) ? start.replaceFirst(INDEX + "$", "") : start;
      List<String> paths =
          start.endsWith(INDEX) ? List.of(start, folder, folder + "/") : List.of(start);
      return of(paths::contains);
    }
    if (parts.group(3) == null) {
      // A wildcard below a folder matches neither the folder nor its page, except at the root.
      String page = start.endsWith("/") && !route.equals("/*") ? start + "index.html" : "";
      return of(path -> path.startsWith(start) && !path.equals(page));
    }
    List<String> ends =
        Stream.of(parts.group(3).replaceAll("[.{}\\s]", "").split(",", -1))
            .map(end -> "." + end.toLowerCase(Locale.ROOT))
            .toList();
    return of(
        path ->
            ends.stream()
                .anyMatch(
                    end ->
                        path.startsWith(start)
                            && path.endsWith(end)
                            && path.length() >= start.length() + end.length()));
  }

  private static PathRule.Matching of(java.util.function.Predicate<String> matches) {
    return PathRule.Matching.of(path -> matches.test(path.toLowerCase(Locale.ROOT)));
  }

  /** Reports routes whose headers never apply because an earlier route matches the path. */
  private static void remarkUnreachable(List<PathRule> routes, Findings findings) {
    List<PathRule> compared = PathRule.compared(routes, findings);
    for (int j = 1; j < compared.size(); j++) {
      PathRule later = compared.get(j);
      Optional<String> example = later.example().filter(path -> !later.lines().isEmpty());
      compared.subList(0, j).stream()
          .filter(earlier -> example.filter(earlier::matches).isPresent())
          .findFirst()
          .ifPresent(
              earlier ->
                  findings.remark(
                      later.at(),
                      "the headers of '%s' do not apply to %s: the route '%s' (line %d) matches first, and Azure uses only the first match"
                          .formatted(
                              later.source(),
                              example.orElseThrow(),
                              earlier.source(),
                              earlier.at().line())));
    }
  }

  @Override
  public List<PathRule> rules() {
    Stream<PathRule> everywhere =
        global.stream()
            .limit(1)
            .map(first -> new PathRule("*", first.at(), of(path -> true), global));
    return Stream.concat(
            everywhere,
            IntStream.range(0, routes.size())
                .filter(i -> !routes.get(i).lines().isEmpty())
                .mapToObj(this::first))
        .toList();
  }

  /** A route for the paths that no earlier one matches. */
  private PathRule first(int index) {
    PathRule route = routes.get(index);
    List<PathRule> earlier = routes.subList(0, index);
    return new PathRule(
        route.source(),
        route.at(),
        of(path -> route.matches(path) && earlier.stream().noneMatch(r -> r.matches(path))),
        route.lines());
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    LastWins set = new LastWins();
    Stream.concat(
            global.stream(),
            routes.stream().filter(r -> r.matches(path)).limit(1).flatMap(r -> r.lines().stream()))
        .forEach(
            line -> {
              if (line.value().isEmpty()) {
                set.remove(line.name());
              } else {
                set.set(line.field(text -> text));
              }
            });
    return set.lines();
  }

  @Override
  public String explain() {
    String everywhere = global.stream().map(Line::toString).collect(Collectors.joining(", "));
    String explained =
        Stream.concat(
                global.isEmpty() ? Stream.empty() : Stream.of(everywhere + " on everything"),
                routes.stream().filter(r -> !r.lines().isEmpty()).map(PathRule::explain))
            .collect(Collectors.joining("; "));
    return "Sends what Azure sends for "
        + file
        + ": "
        + (explained.isEmpty() ? "nothing" : explained);
  }
}
