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
   */
  static Optional<Path> of(Path file) {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    try {
      return switch (String.valueOf(file.getFileName())) {
        case "netlify.toml" -> netlify(Toml.parse(YamlFile.text(file)), folder);
        case "firebase.json" -> json(file, true, "public", folder);
        case "vercel.json" -> json(file, false, "outputDirectory", folder);
        case "serve.json" -> json(file, false, "public", folder).or(() -> Optional.of(folder));
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

  private static Optional<Path> json(Path file, boolean comments, String name, Path folder) {
    YamlFile.Reader<Optional<Path>> read =
        root -> {
          YamlMap map = root;
          if (comments) {
            map =
                root.kind("hosting") == Kind.LIST
                    ? root.maps("hosting").stream().findFirst().orElse(root)
                    : root.map("hosting")
                        .filter(m -> root.kind("hosting") == Kind.MAP)
                        .orElse(root);
          }
          return Optional.of(
              map.kind(name) == Kind.TEXT
                  ? Optional.of(below(folder, map.text(name)))
                  : Optional.empty());
        };
    return comments ? JsonFile.readWithComments(file, read) : JsonFile.read(file, read);
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
