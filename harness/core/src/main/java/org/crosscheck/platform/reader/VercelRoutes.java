package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.hosting.Answer;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;

/**
 * The {@code routes} of a {@code vercel.json}, an older form of redirects, rewrites and headers:
 * each has a regular expression, and the first one without {@code continue} ends its phase. The
 * phase after {@code {"handle": "filesystem"}} is for paths that no file has.
 *
 * <p>The rules are those of {@code normalizeRoutes} in vercel/vercel's routing-utils, read in 2026.
 *
 * @param before the answer or, as a file, the rewritten path for a path, before files are looked at
 * @param after the same for a path that no file has
 */
record VercelRoutes(
    List<Function<String, Optional<Answer>>> before,
    List<Function<String, Optional<Answer>>> after) {
  private static final String LOCATION = "Location";
  private static final Pattern GROUP = Pattern.compile("\\$(\\d)|\\$\\{(\\d)\\}");

  /** Copies the lists. */
  VercelRoutes {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** One route, without a handle. */
  private record Route(
      Pattern pattern, String target, int status, boolean goesOn, Optional<String> location) {
    Optional<Answer> answer(String path, String asked) {
      Matcher matcher = pattern.matcher(PatternLimits.text(pattern, path));
      if (!matcher.matches()) {
        return Optional.empty();
      }
      if (location.isPresent() && status >= 300 && status < 400) {
        return Optional.of(
            new Answer.Redirect(fill(location.get(), matcher), status, Optional.of(asked)));
      }
      if (status >= 400) {
        return Optional.of(Answer.Missing.of(asked));
      }
      String to = target.isEmpty() ? path : fill(target, matcher);
      return Optional.of(
          to.matches("\\w+://.*")
              ? new Answer.Program(to + ", to which a route sends the address")
              : Answer.File.found(
                  "/" + to.replaceFirst("^/", "").replaceFirst("[?#].*", ""), asked));
    }
  }

  static VercelRoutes of(List<YamlMap> routes) {
    Map<String, List<Route>> phases = new LinkedHashMap<>();
    String phase = "";
    for (YamlMap map : routes) {
      if (map.has("handle")) {
        phase = map.kind("handle") == Kind.TEXT ? map.text("handle") : "error";
      } else {
        List<Route> phased = phases.computeIfAbsent(phase, p -> new ArrayList<>());
        route(map).ifPresent(phased::add);
      }
    }
    return new VercelRoutes(
        phase(phases.getOrDefault("", List.of())),
        phase(phases.getOrDefault("filesystem", List.of())));
  }

  /** {@return whether the routes have a {@code handle}, after which everything else comes} */
  static boolean handles(List<YamlMap> routes) {
    return routes.stream().anyMatch(route -> route.has("handle"));
  }

  private static List<Function<String, Optional<Answer>>> phase(List<Route> routes) {
    return routes.isEmpty() ? List.of() : List.of(asked -> answer(routes, asked));
  }

  private static Optional<Answer> answer(List<Route> routes, String asked) {
    String path = asked;
    for (Route route : routes) {
      Optional<Answer> answer = route.answer(path, asked);
      if (answer.isPresent() && !route.goesOn()) {
        return answer;
      }
      if (answer.isPresent() && answer.get() instanceof Answer.File file) {
        path = file.path();
      }
    }
    return path.equals(asked) ? Optional.empty() : Optional.of(Answer.File.found(path, asked));
  }

  private static Optional<Route> route(YamlMap map) {
    if (map.has("has") || map.has("missing")) {
      return Optional.empty();
    }
    Optional<String> location =
        map.kind("headers") == Kind.MAP
            ? map.map("headers")
                .flatMap(
                    headers ->
                        headers.names().stream()
                            .filter(LOCATION::equalsIgnoreCase)
                            .filter(name -> headers.kind(name) == Kind.TEXT)
                            .findFirst()
                            .map(headers::text))
            : Optional.empty();
    int status =
        List.of("status", "statusCode").stream()
            .filter(name -> map.kind(name) == Kind.OTHER && map.text(name).matches("\\d{3}"))
            .findFirst()
            .map(name -> Integer.parseInt(map.text(name)))
            .orElse(0);
    boolean goesOn = map.kind("continue") == Kind.OTHER && map.text("continue").equals("true");
    return pattern(map)
        .map(
            pattern ->
                new Route(
                    pattern,
                    either(map, "dest", "destination").orElse(""),
                    status,
                    goesOn,
                    location));
  }

  /** {@return the pattern of a route; empty if it has none that can be compiled} */
  static Optional<Pattern> pattern(YamlMap map) {
    return either(map, "src", "source").flatMap(RoutingReader::pattern);
  }

  private static Optional<String> either(YamlMap map, String name, String alias) {
    return List.of(name, alias).stream()
        .filter(n -> map.kind(n) == Kind.TEXT)
        .findFirst()
        .map(map::text);
  }

  /** Replaces {@code $1} and the like by what the pattern's groups matched. */
  static String fill(String text, Matcher matcher) {
    return GROUP
        .matcher(text)
        .replaceAll(
            m -> {
              int group = Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1));
              String value = group <= matcher.groupCount() ? matcher.group(group) : "";
              return Matcher.quoteReplacement(value == null ? "" : value);
            });
  }
}
