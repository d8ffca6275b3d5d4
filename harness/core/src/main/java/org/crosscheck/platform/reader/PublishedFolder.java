package org.crosscheck.platform.reader;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;
import org.crosscheck.yaml.YamlMap.Kind;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** Finds the folder that a project publishes, by the project's configuration file. */
final class PublishedFolder {
  private static final Pattern WRANGLER =
      Pattern.compile(
          "(?:\\bpages_build_output_dir|\\bdirectory|\\bbucket)\"?\\s*[:=]\\s*[\"']([^\"']*)[\"']");

  private PublishedFolder() {}

  /**
   * {@return the published folder, absolute, whether or not it exists; empty if the file does not
   * name one or cannot be read, which the reader of its headers reports}
   *
   * @param page the folder of the page, which decides if a file is for several sites
   */
  static Optional<Path> of(Path file, Path page) {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    try {
      return switch (String.valueOf(file.getFileName())) {
        case "netlify.toml" -> netlify(Toml.parse(YamlFile.text(file)), folder);
        case "firebase.json" -> firebase(file, folder, page);
        case "vercel.json" -> json(file, "outputDirectory", folder);
        case "serve.json" -> json(file, "public", folder).or(() -> Optional.of(folder));
        case "staticwebapp.config.json" -> Optional.empty();
        default -> wrangler(YamlFile.text(file), folder);
      };
    } catch (UserError | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> netlify(TomlTable config, Path folder) {
    Optional<String> base = text(config, List.of("build", "base"));
    return Stream.of(
            List.of("context", "production", "publish"),
            List.of("context", "production", "build", "publish"),
            List.of("build", "publish"))
        .flatMap(name -> text(config, name).stream())
        .findFirst()
        .or(() -> base.map(b -> "."))
        .map(publish -> below(below(folder, base.orElse(".")), publish));
  }

  private static Optional<String> text(TomlTable config, List<String> name) {
    try {
      return config.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> firebase(Path file, Path folder, Path page) {
    return JsonFile.readWithComments(
        file,
        root -> {
          List<YamlMap> sites =
              root.kind("hosting") == Kind.LIST
                  ? root.maps("hosting")
                  : root.kind("hosting") == Kind.MAP
                      ? root.map("hosting").stream().toList()
                      : List.of();
          List<Path> published =
              sites.stream().flatMap(site -> named(site, "public", folder).stream()).toList();
          return Optional.of(
              published.stream()
                  .filter(page::startsWith)
                  .findFirst()
                  .or(() -> published.stream().findFirst()));
        });
  }

  private static Optional<Path> json(Path file, String name, Path folder) {
    return JsonFile.read(file, root -> Optional.of(named(root, name, folder)));
  }

  private static Optional<Path> named(YamlMap map, String name, Path folder) {
    return map.kind(name) == Kind.TEXT
        ? Optional.of(below(folder, map.text(name)))
        : Optional.empty();
  }

  private static Optional<Path> wrangler(String text, Path folder) {
    Matcher matcher = WRANGLER.matcher(text);
    return matcher.find() ? Optional.of(below(folder, matcher.group(1))) : Optional.empty();
  }

  /** {@return a folder below another one; a leading slash means the other one} */
  private static Path below(Path folder, String name) {
    Path below = folder.resolve(name.replaceFirst("^/+", "")).normalize();
    return Files.exists(below) || below.startsWith(folder) ? below : folder;
  }
}
