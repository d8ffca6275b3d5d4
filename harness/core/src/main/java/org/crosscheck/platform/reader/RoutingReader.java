package org.crosscheck.platform.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Routing;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Reads from a site's files how its platform finds what answers an address. What cannot be
 * understood here is left out, because the readers of the header rules report a file's mistakes.
 */
final class RoutingReader {
  private static final String SOURCE = "source";
  private static final String DESTINATION = "destination";
  private static final String DOCUMENT = "rewrite";
  private static final String REDIRECTS = "redirects";
  private static final String REWRITES = "rewrites";
  private static final String SLASH = "trailingSlash";
  private static final String CLEAN = "cleanUrls";
  private static final String OVERRIDES = "responseOverrides";
  private static final int FOUND = 302;
  private static final int MOVED = 301;
  private static final int PERMANENT = 308;
  private static final int TEMPORARY = 307;

  private final Path root;
  private final Optional<Path> project;

  private RoutingReader(Path root, Optional<Path> project) {
    this.root = root;
    this.project = project;
  }

  /**
   * {@return the routing of a site}
   *
   * @param root the published folder
   * @param project the configuration file of the project; empty if there is none
   */
  static Routing of(Platform platform, Path root, Optional<Path> project) {
    RoutingReader reader = new RoutingReader(root, project);
    return platform
        .files()
        .format()
        .map(
            format ->
                switch (format) {
                  case CLOUDFLARE -> reader.cloudflare();
                  case NETLIFY -> reader.netlify();
                  case VERCEL -> reader.vercel();
                  case FIREBASE -> reader.firebase();
                  case AZURE -> reader.azure();
                  case SERVE -> reader.serve();
                  case IIS, WPT -> Routing.PLAIN;
                })
        .orElse(platform.files().withoutExtension() ? Routing.WITHOUT_EXTENSION : Routing.PLAIN);
  }

  private Path projectFolder() {
    return project.map(file -> file.toAbsolutePath().resolveSibling("")).orElse(root);
  }

  private Routing cloudflare() {
    List<RedirectRule> redirects = RedirectRule.acceptedByCloudflare(redirects("", FOUND));
    Programs programs = FunctionFiles.cloudflare(projectFolder(), root, project);
    String settings = project.map(YamlFile::text).orElse("");
    return settings.matches("(?s).*\\bassets\\b.*")
        ? new CloudflareRouting(
            programs,
            redirects,
            CloudflareRouting.Addresses.of(setting(settings, "html_handling")),
            CloudflareRouting.Fallback.of(setting(settings, "not_found_handling")),
            TEMPORARY)
        : new CloudflareRouting(
            programs,
            redirects,
            CloudflareRouting.Addresses.AUTO,
            CloudflareRouting.Fallback.PAGES,
            PERMANENT);
  }

  private static String setting(String text, String name) {
    Matcher matcher =
        Pattern.compile("\\b" + name + "\"?\\s*[:=]\\s*[\"']([^\"']*)[\"']").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private Routing netlify() {
    List<RedirectRule> redirects = new ArrayList<>(redirects("/?", MOVED));
    project.ifPresent(
        file -> {
          if (Toml.parse(YamlFile.text(file)).get(List.of(REDIRECTS)) instanceof TomlArray rules) {
            for (int i = 0; i < rules.size(); i++) {
              if (rules.get(i) instanceof TomlTable rule) {
                tomlRedirect(rule).ifPresent(redirects::add);
              }
            }
          }
        });
    return new NetlifyRouting(FunctionFiles.netlify(projectFolder(), project), redirects);
  }

  private static Optional<RedirectRule> tomlRedirect(TomlTable rule) {
    Object from = rule.get(List.of("from"));
    Object to = rule.get(List.of("to"));
    boolean always = !rule.contains("conditions") && !rule.contains("query");
    if (!(from instanceof String path) || !(to instanceof String target) || !always) {
      return Optional.empty();
    }
    int status = rule.get(List.of("status")) instanceof Long given ? given.intValue() : MOVED;
    boolean force = Boolean.TRUE.equals(rule.get(List.of("force")));
    return Optional.of(RedirectRule.of(path, target, status, force, "/?"));
  }

  private List<RedirectRule> redirects(String slash, int otherwise) {
    Path file = root.resolve("_redirects");
    return Files.isRegularFile(file)
        ? YamlFile.text(file)
            .lines()
            .flatMap(line -> RedirectRule.parse(line, otherwise, slash).stream())
            .toList()
        : List.of();
  }

  private <T> Optional<T> json(boolean comments, Function<YamlMap, T> read) {
    return project.map(
        file ->
            comments
                ? JsonFile.readWithComments(file, map -> Optional.of(read.apply(map)))
                : JsonFile.read(file, map -> Optional.of(read.apply(map))));
  }

  private static List<YamlMap> maps(YamlMap map, String name) {
    return map.kind(name) == Kind.LIST ? map.maps(name) : List.of();
  }

  private static Optional<String> text(YamlMap map, String name) {
    return map.kind(name) == Kind.TEXT ? Optional.of(map.text(name)) : Optional.empty();
  }

  private static Optional<Boolean> flag(YamlMap map, String name) {
    return map.kind(name) == Kind.OTHER
        ? Optional.of(map.text(name).equals("true"))
        : Optional.empty();
  }

  private static int status(YamlMap map, String name, int otherwise) {
    return map.kind(name) == Kind.OTHER && map.text(name).matches("\\d{3}")
        ? Integer.parseInt(map.text(name))
        : otherwise;
  }

  private static Answer to(String target, int status, Optional<String> ruled) {
    boolean external = target.matches("\\w+://.*");
    String to = external ? target : target.replaceFirst("[?#].*", "");
    return new Answer.Redirect(to.isEmpty() ? "/" : to, status, ruled);
  }

  /** A path that a rule rewrites to; the routing looks for its file. */
  private static Answer rewritten(String path, String asked) {
    String plain = path.replaceFirst("[?#].*", "");
    return Answer.File.found(plain.startsWith("/") ? plain : "/" + plain, asked);
  }

  private static Answer elsewhere(String target) {
    return new Answer.Program(target + ", to which a rule rewrites the address");
  }

  private Routing firebase() {
    return json(
            true,
            root -> {
              YamlMap site = maps(root, "hosting").stream().findFirst().orElse(root);
              if (root.kind("hosting") == Kind.MAP) {
                site = root.map("hosting").orElse(root);
              }
              return (Routing)
                  new FirebaseRouting(
                      flag(site, CLEAN).orElse(false),
                      flag(site, SLASH),
                      maps(site, REDIRECTS).stream().map(RoutingReader::firebaseRedirect).toList(),
                      maps(site, REWRITES).stream().map(RoutingReader::firebaseRewrite).toList());
            })
        .orElse(new FirebaseRouting(false, Optional.empty(), List.of(), List.of()));
  }

  private static Function<String, Optional<Answer>> firebaseRedirect(YamlMap rule) {
    String target = text(rule, DESTINATION).orElse("");
    int status = status(rule, "type", MOVED);
    String source = text(rule, SOURCE).or(() -> text(rule, "glob")).orElse("");
    if (target.matches("(.*/)?:.*") && !source.isEmpty()) {
      return captured(source, target)
          .<Function<String, Optional<Answer>>>map(
              capture -> path -> capture.apply(path).map(to -> to(to, status, Optional.empty())))
          .orElse(path -> Optional.empty());
    }
    Predicate<String> matches = firebasePattern(rule);
    return path ->
        matches.test(path) ? Optional.of(to(target, status, Optional.empty())) : Optional.empty();
  }

  private static Optional<Function<String, Optional<String>>> captured(
      String source, String target) {
    try {
      PathToRegexp pattern = PathToRegexp.of(source);
      return Optional.of(
          path -> pattern.captures(path).map(values -> VercelHeaders.fill(target, values)));
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  private static Function<String, Optional<Answer>> firebaseRewrite(YamlMap rule) {
    Predicate<String> matches = firebasePattern(rule);
    Optional<String> file = text(rule, DESTINATION);
    Optional<Answer> program =
        Stream.of("function", "run", "dynamicLinks")
            .filter(rule::has)
            .findFirst()
            .map(kind -> new Answer.Program("the '" + kind + "' of a rewrite rule"));
    return path ->
        matches.test(path)
            ? file.map(to -> rewritten(to, path)).or(() -> program)
            : Optional.empty();
  }

  private static Predicate<String> firebasePattern(YamlMap rule) {
    Optional<PathRule.Matching> matching =
        Stream.of(SOURCE, "glob", "regex")
            .filter(kind -> text(rule, kind).isPresent())
            .findFirst()
            .flatMap(kind -> FirebaseHeaders.matching(rule, kind, rule.text(kind)));
    return path -> matching.flatMap(m -> m.match(path)).isPresent();
  }

  private Routing serve() {
    Optional<Path> file =
        Optional.of(root.resolve("serve.json")).filter(Files::isRegularFile).or(() -> project);
    return file.map(
            path ->
                JsonFile.read(
                    path,
                    map ->
                        Optional.of(
                            (Routing)
                                new ServeRouting(
                                    serveApplies(map, CLEAN),
                                    flag(map, SLASH),
                                    maps(map, REDIRECTS).stream()
                                        .map(RoutingReader::serveRedirect)
                                        .toList(),
                                    maps(map, REWRITES).stream()
                                        .map(RoutingReader::serveRewrite)
                                        .toList(),
                                    serveApplies(map, "directoryListing")))))
        .orElse(
            new ServeRouting(path -> true, Optional.empty(), List.of(), List.of(), path -> true));
  }

  /** For which paths a setting holds that is true or false, or a list of patterns. */
  private static Predicate<String> serveApplies(YamlMap map, String setting) {
    if (map.kind(setting) == Kind.LIST) {
      List<Glob> globs = map.texts(setting).stream().map(ServeHeaders::glob).toList();
      return path -> globs.stream().anyMatch(glob -> glob.matches(JsUrl.resolve(path)));
    }
    boolean applies = flag(map, setting).orElse(true);
    return path -> applies;
  }

  private static Function<String, Optional<String>> serveTarget(YamlMap rule) {
    String source = text(rule, SOURCE).orElse("");
    String target = text(rule, DESTINATION).orElse("");
    Glob glob = ServeHeaders.glob(source);
    Optional<Function<String, Optional<String>>> captured =
        captured(JsUrl.resolve(source).replaceFirst("[*]", "(.*)"), target);
    return path -> {
      String plain = JsUrl.resolve(path);
      return captured
          .flatMap(capture -> capture.apply(plain))
          .or(() -> glob.matches(plain) ? Optional.of(target) : Optional.empty());
    };
  }

  private static Function<String, Optional<Answer>> serveRedirect(YamlMap rule) {
    Function<String, Optional<String>> target = serveTarget(rule);
    int status = status(rule, "type", MOVED);
    return path -> target.apply(path).map(to -> to(to, status, Optional.empty()));
  }

  private static Function<String, Optional<String>> serveRewrite(YamlMap rule) {
    Function<String, Optional<String>> target = serveTarget(rule);
    return path -> target.apply(path).map(JsUrl::resolve);
  }

  private Routing azure() {
    Path file = root.resolve("staticwebapp.config.json");
    Optional<Path> config = Files.isRegularFile(file) ? Optional.of(file) : project;
    return config
        .map(path -> JsonFile.read(path, map -> Optional.of((Routing) azure(map))))
        .orElse(
            new AzureRouting(
                Optional.empty(), List.of(), Optional.empty(), path -> false, AzureRouting.ERRORS));
  }

  private static AzureRouting azure(YamlMap map) {
    Optional<YamlMap> fallback =
        map.kind("navigationFallback") == Kind.MAP
            ? map.map("navigationFallback")
            : Optional.empty();
    List<Predicate<String>> excluded =
        fallback.filter(f -> f.kind("exclude") == Kind.LIST).stream()
            .flatMap(f -> f.texts("exclude").stream())
            .flatMap(route -> AzureHeaders.matching(route).stream())
            .map(RoutingReader::predicate)
            .toList();
    return new AzureRouting(
        text(map, SLASH)
            .flatMap(
                slash ->
                    slash.equals("always")
                        ? Optional.of(true)
                        : slash.equals("never") ? Optional.of(false) : Optional.empty()),
        maps(map, "routes").stream().map(RoutingReader::azureRoute).toList(),
        fallback
            .flatMap(f -> text(f, DOCUMENT))
            .map(path -> path.startsWith("/") ? path : "/" + path),
        path -> excluded.stream().anyMatch(e -> e.test(path)),
        azureMissing(map));
  }

  private static Answer azureMissing(YamlMap map) {
    Optional<YamlMap> override =
        map.kind(OVERRIDES) == Kind.MAP
            ? map.map(OVERRIDES).filter(o -> o.kind("404") == Kind.MAP).flatMap(o -> o.map("404"))
            : Optional.empty();
    Optional<Answer> redirect =
        override
            .flatMap(o -> text(o, "redirect"))
            .map(to -> to(to, status(override.get(), "statusCode", FOUND), Optional.empty()));
    return redirect
        .or(
            () ->
                override
                    .flatMap(o -> text(o, DOCUMENT))
                    .map(
                        file ->
                            new Answer.File(
                                file.startsWith("/") ? file : "/" + file,
                                status(override.get(), "statusCode", 404),
                                Optional.empty())))
        .orElse(AzureRouting.ERRORS);
  }

  private static Predicate<String> predicate(PathRule.Matching matching) {
    return path -> matching.match(path).isPresent();
  }

  private static Function<String, Optional<Answer>> azureRoute(YamlMap rule) {
    Optional<PathRule.Matching> matching =
        text(rule, "route").flatMap(route -> AzureHeaders.matching(route));
    boolean get =
        rule.kind("methods") != Kind.LIST
            || rule.texts("methods").stream().anyMatch("GET"::equalsIgnoreCase);
    boolean login =
        rule.kind("allowedRoles") == Kind.LIST && !rule.texts("allowedRoles").contains("anonymous");
    return path -> {
      if (!get || matching.flatMap(m -> m.match(path)).isEmpty()) {
        return Optional.empty();
      }
      int status = status(rule, "statusCode", FOUND);
      if (text(rule, "redirect").isPresent()) {
        // A rule does not redirect an address to itself.
        return Optional.of(to(rule.text("redirect"), status, Optional.empty()))
            .filter(answer -> !(answer instanceof Answer.Redirect r) || !r.to().equals(path));
      }
      if (login) {
        return Optional.of(new Answer.Program("a login, because of 'allowedRoles'"));
      }
      if (status >= 400) {
        return Optional.of(Answer.Missing.of(path));
      }
      return Optional.of(rewritten(text(rule, DOCUMENT).orElse(path), path));
    };
  }

  private Routing vercel() {
    Programs programs = FunctionFiles.vercel(projectFolder());
    return json(false, map -> (Routing) vercel(map, programs))
        .orElse(new VercelRouting(false, List.of(), programs, List.of()));
  }

  private static VercelRouting vercel(YamlMap map, Programs programs) {
    boolean clean = flag(map, CLEAN).orElse(false);
    Optional<Boolean> slash = flag(map, SLASH);
    List<Function<String, Optional<Answer>>> before = new ArrayList<>();
    String end = slash.orElse(false) ? "/" : "";
    if (clean) {
      before.add(moved("/(?:(.+)/)?index(?:\\.html)?/?", end));
      before.add(moved("/(.*)\\.html/?", end));
    }
    if (slash.orElse(false)) {
      before.add(moved("/(?!\\.well-known(?:/|$))((?:[^/]+/)*[^/.]+)", "/"));
      before.add(moved("/(?!\\.well-known(?:/|$))((?:[^/]+/)*[^/]+\\.\\w+)/", ""));
    } else if (slash.isPresent()) {
      before.add(moved("/(.+)/", ""));
    }
    VercelRoutes routes = VercelRoutes.of(maps(map, "routes"));
    before.addAll(routes.before());
    List<Function<String, Optional<Answer>>> after = new ArrayList<>(routes.after());
    boolean late = VercelRoutes.handles(maps(map, "routes"));
    maps(map, REDIRECTS).forEach(rule -> (late ? after : before).add(vercelRedirect(rule)));
    maps(map, REWRITES).forEach(rule -> after.add(vercelRewrite(rule)));
    return new VercelRouting(clean, before, programs, after);
  }

  private static Function<String, Optional<Answer>> moved(String regex, String end) {
    Pattern pattern = Pattern.compile(regex);
    return path -> {
      Matcher matcher = pattern.matcher(path);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String to = Optional.ofNullable(matcher.group(1)).orElse("");
      String target = to.isEmpty() ? "/" : "/" + to + end;
      return target.equals(path)
          ? Optional.empty()
          : Optional.of(new Answer.Redirect(target, PERMANENT, Optional.empty()));
    };
  }

  private static boolean conditional(YamlMap rule) {
    return rule.has("has") || rule.has("missing");
  }

  private static Function<String, Optional<Answer>> vercelRedirect(YamlMap rule) {
    int otherwise = flag(rule, "permanent").map(p -> p ? PERMANENT : TEMPORARY).orElse(PERMANENT);
    int status = status(rule, "statusCode", otherwise);
    return conditional(rule)
        ? path -> Optional.empty()
        : captured(text(rule, SOURCE).orElse(""), text(rule, DESTINATION).orElse(""))
            .<Function<String, Optional<Answer>>>map(
                target -> path -> target.apply(path).map(to -> to(to, status, Optional.of(path))))
            .orElse(path -> Optional.empty());
  }

  private static Function<String, Optional<Answer>> vercelRewrite(YamlMap rule) {
    return conditional(rule)
        ? path -> Optional.empty()
        : captured(text(rule, SOURCE).orElse(""), text(rule, DESTINATION).orElse(""))
            .<Function<String, Optional<Answer>>>map(
                target ->
                    path ->
                        target
                            .apply(path)
                            .map(
                                to ->
                                    to.matches("\\w+://.*") ? elsewhere(to) : rewritten(to, path)))
            .orElse(path -> Optional.empty());
  }

  /** {@return a pattern for whole paths, whatever their case; empty if it cannot be compiled} */
  static Optional<Pattern> pattern(String regex) {
    try {
      return Optional.of(Pattern.compile(PatternLimits.pattern(regex), Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
