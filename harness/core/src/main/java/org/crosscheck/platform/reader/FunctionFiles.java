package org.crosscheck.platform.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.json.JsonFile;
import org.crosscheck.yaml.YamlFile;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Finds the programs of a project that answer requests, by the names of files and by settings. */
final class FunctionFiles {
  private static final String CODE = "\\.(js|mjs|cjs|ts|mts|tsx|jsx|go|py|rb|rs)$";

  /** A function's own declaration of its paths, such as {@code path: ["/a", "/b/*"]}. */
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:path|matcher)\\s*:\\s*(\\[[^\\]]*\\]|[\"'`][^\"'`]*[\"'`])");

  private static final Pattern QUOTED = Pattern.compile("[\"'`]([^\"'`]*)[\"'`]");

  private FunctionFiles() {}

  /** {@return the functions of Cloudflare Pages and the worker of a project} */
  static Programs cloudflare(Path project, Path root, Optional<Path> wrangler) {
    List<Programs.Program> all = new ArrayList<>();
    Predicate<String> invoked = invoked(root.resolve("_routes.json"));
    if (Files.exists(root.resolve("_worker.js"))) {
      all.add(new Programs.Program("_worker.js", invoked));
    }
    Path functions = functions(project, root);
    for (Path file : files(functions)) {
      String name = name(functions, file).replaceFirst(CODE, "");
      Predicate<String> answers = page(name);
      all.add(
          new Programs.Program(
              "the function functions/" + name(functions, file),
              path -> invoked.test(path) && answers.test(path)));
    }
    wrangler
        .map(YamlFile::text)
        .filter(text -> text.matches("(?s).*\\brun_worker_first\"?\\s*[:=]\\s*true.*"))
        .ifPresent(text -> all.add(new Programs.Program("the worker", path -> true)));
    return new Programs(all);
  }

  /** The functions of the project; those of a folder above it only if they are clearly of Pages. */
  private static Path functions(Path project, Path root) {
    Path own = project.resolve("functions");
    return Files.isDirectory(own)
        ? own
        : SiteSearch.above(root).stream()
            .map(folder -> folder.resolve("functions"))
            .filter(
                functions ->
                    files(functions).stream().anyMatch(file -> text(file).contains("onRequest")))
            .findFirst()
            .orElse(own);
  }

  /** A path of a functions folder: [x] is a segment, [[x]] is any rest, index is the folder. */
  private static Predicate<String> page(String name) {
    boolean middleware = name.matches("(.*/)?_middleware");
    String path = "/" + name.replaceFirst("(^|/)(index|_middleware)$", "");
    String regex =
        Stream.of(path.split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(
                segment ->
                    segment.matches("\\[\\[.*\\]\\]")
                        ? "(?:/.*)?"
                        : segment.matches("\\[.*\\]") ? "/[^/]+" : "/" + Pattern.quote(segment))
            .collect(Collectors.joining());
    Pattern pattern = Pattern.compile(regex + (middleware ? "(?:/.*)?" : "/?"));
    return request -> pattern.matcher(request).matches();
  }

  /** {@return the paths for which Pages starts a function at all} */
  private static Predicate<String> invoked(Path routes) {
    if (!Files.isRegularFile(routes)) {
      return path -> true;
    }
    return JsonFile.read(
        routes,
        map -> {
          Predicate<String> include = any(map.texts("include"));
          Predicate<String> exclude = any(map.texts("exclude"));
          return Optional.of(path -> include.test(path) && !exclude.test(path));
        });
  }

  private static Predicate<String> any(List<String> patterns) {
    List<Pattern> compiled =
        patterns.stream()
            .map(
                pattern ->
                    Stream.of(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
            .map(Pattern::compile)
            .toList();
    return path -> compiled.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  /** {@return the functions and edge functions of Netlify that declare a path} */
  static Programs netlify(Path project, Optional<Path> config) {
    List<Programs.Program> all = new ArrayList<>();
    config.ifPresent(file -> all.addAll(edgeFunctions(Toml.parse(YamlFile.text(file)))));
    for (String folder : List.of("netlify/edge-functions", "netlify/functions")) {
      Path functions = project.resolve(folder);
      String kind = folder.contains("edge") ? "the edge function " : "the function ";
      for (Path file : files(functions)) {
        declared(file).stream()
            .map(FunctionFiles::urlPattern)
            .forEach(
                answers ->
                    all.add(
                        new Programs.Program(
                            kind + folder + "/" + name(functions, file), answers)));
      }
    }
    return new Programs(all);
  }

  private static List<Programs.Program> edgeFunctions(TomlTable config) {
    List<Programs.Program> all = new ArrayList<>();
    if (config.get(List.of("edge_functions")) instanceof TomlArray functions) {
      for (int i = 0; i < functions.size(); i++) {
        if (functions.get(i) instanceof TomlTable function
            && function.get(List.of("path")) instanceof String path) {
          all.add(
              new Programs.Program(
                  "the edge function '" + function.get(List.of("function")) + "'",
                  urlPattern(path)));
        }
      }
    }
    return all;
  }

  /** {@return the functions in the folder api and the routing middleware of Vercel} */
  static Programs vercel(Path project) {
    List<Programs.Program> all = new ArrayList<>();
    for (String extension : List.of("js", "mjs", "ts")) {
      Path file = project.resolve("middleware." + extension);
      if (Files.isRegularFile(file)) {
        List<Predicate<String>> matchers =
            declared(file).stream().map(FunctionFiles::urlPattern).toList();
        all.add(
            new Programs.Program(
                "the middleware middleware." + extension,
                path ->
                    matchers.isEmpty()
                        || matchers.stream().anyMatch(matcher -> matcher.test(path))));
      }
    }
    Path functions = project.resolve("api");
    for (Path file : files(functions)) {
      Predicate<String> answers = page("api/" + name(functions, file).replaceFirst(CODE, ""));
      all.add(new Programs.Program("the function api/" + name(functions, file), answers));
    }
    return new Programs(all);
  }

  private static List<String> declared(Path file) {
    List<String> paths = new ArrayList<>();
    Matcher declared = DECLARED.matcher(text(file));
    while (declared.find()) {
      QUOTED.matcher(declared.group(1)).results().forEach(m -> paths.add(m.group(1)));
    }
    return paths.stream().filter(path -> path.startsWith("/")).toList();
  }

  /** {@return what a URL pattern matches; everything if it is too complicated to tell} */
  private static Predicate<String> urlPattern(String pattern) {
    String regex =
        pattern
            .replaceAll("/:\\w+\\*", "(?:/.*)?")
            .replaceAll(":\\w+", "[^/]+")
            .replaceAll("/\\*$", "(?:/.*)?")
            .replaceAll("(?<![.)\\]])\\*", ".*");
    try {
      Pattern compiled = Pattern.compile(regex + "/?");
      return path -> compiled.matcher(path).matches();
    } catch (PatternSyntaxException e) {
      return path -> true;
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, 8)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> String.valueOf(file.getFileName()).matches(".*" + CODE))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
