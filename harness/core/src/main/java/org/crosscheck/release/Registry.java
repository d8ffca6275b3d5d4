package org.crosscheck.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.Progress;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;

/** What npm's registry knows about PyScript. */
public final class Registry {
  /** Releases before it have no {@code dist/core.js}. */
  private static final String FIRST = "0.3.0";

  private static final String POLYSCRIPT = "polyscript";
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  private final Npm npm;

  /** The registry that this machine's npm client uses. */
  public Registry() {
    this("npm");
  }

  Registry(String npm) {
    this.npm = new Npm(npm);
  }

  /**
   * {@return the npm version of PyScript itself that a tag of npm names}
   *
   * @param tag such as {@code latest}
   * @throws UserError with the existing tags, if it is not a tag
   */
  public String tagged(String tag) {
    Map<String, String> tags =
        npm.view(
            root -> Optional.of(root.map("answer").map(Registry::texts).orElseGet(TreeMap::new)),
            Release.CORE,
            "dist-tags");
    return Optional.ofNullable(tags.get(tag))
        .orElseThrow(
            () ->
                new UserError(
                    Suggestions.unknown("tag of " + Release.CORE + " on npm", tag, tags.keySet())
                        .getMessage(),
                    "Use --release-dir DIR to test a build that is not on npm."));
  }

  /** {@return the versions of a package that npm has} */
  List<String> versions(String name) {
    return npm.view(root -> Optional.of(root.texts("answer")), name, "versions");
  }

  /**
   * {@return the version of an interpreter to use for the version that a release names: that one,
   * or the nearest earlier one on npm}
   */
  String used(Interpreter interpreter, String named) {
    return Version.nearest(named, versions(interpreter.npmName()));
  }

  /**
   * {@return all versions of PyScript itself, in order}
   *
   * @param known versions whose packages are not read again
   * @param progress receives each step before it starts
   * @throws UserError if npm is missing or refuses
   */
  public List<KnownVersion> versions(List<KnownVersion> known, Progress progress) {
    SortedMap<String, String> polyscript = dependency(Release.CORE + "@>=" + FIRST, POLYSCRIPT);
    SortedMap<String, String> coincident = dependency(POLYSCRIPT + "@>=0", "coincident");
    Map<String, String> published = published(polyscript.keySet().stream().toList(), progress);
    Map<String, Map<Interpreter, String>> named =
        known.stream().collect(Collectors.toMap(KnownVersion::core, KnownVersion::named));
    List<String> unread = polyscript.keySet().stream().filter(v -> !named.containsKey(v)).toList();
    if (!unread.isEmpty()) {
      progress.report("Reading " + unread.size() + " versions of " + Release.CORE + " from npm");
      named.putAll(named(unread));
    }
    Map<Interpreter, List<String>> there = new EnumMap<>(Interpreter.class);
    for (Interpreter interpreter : Interpreter.values()) {
      there.put(interpreter, versions(interpreter.npmName()));
    }
    return polyscript.entrySet().stream()
        .map(
            e ->
                new KnownVersion(
                    e.getKey(),
                    Optional.ofNullable(published.get(e.getKey())),
                    e.getValue(),
                    coincidentOf(e.getValue(), coincident),
                    named.getOrDefault(e.getKey(), Map.of()),
                    replacements(named.getOrDefault(e.getKey(), Map.of()), there)))
        .toList();
  }

  /**
   * {@return the nearest versions on npm for interpreters whose named version npm does not have}
   */
  private static Map<Interpreter, String> replacements(
      Map<Interpreter, String> named, Map<Interpreter, List<String>> onNpm) {
    Map<Interpreter, String> replacements = new EnumMap<>(Interpreter.class);
    named.forEach(
        (interpreter, version) -> {
          List<String> all = onNpm.getOrDefault(interpreter, List.of());
          if (!all.contains(version) && !all.isEmpty()) {
            replacements.put(interpreter, Version.nearest(version, all));
          }
        });
    return replacements;
  }

  /**
   * npm does not have every PolyScript version either. Then the versions before and after it with
   * the same minor number, which a caret range below 1.0 requires, are used.
   */
  private static Optional<String> coincidentOf(String range, SortedMap<String, String> coincident) {
    String lowest = range.replaceFirst("^\\D+", "");
    List<String> alike =
        coincident.entrySet().stream()
            .filter(e -> e.getKey().startsWith(lowest.replaceFirst("\\d+$", "")))
            .filter(e -> !e.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    Optional<String> before =
        alike.stream()
            .filter(v -> Version.compare(v, lowest) <= 0)
            .reduce((first, second) -> second)
            .map(coincident::get);
    Optional<String> after =
        alike.stream()
            .filter(v -> Version.compare(v, lowest) >= 0)
            .findFirst()
            .map(coincident::get);
    return before.flatMap(low -> after.map(high -> low.equals(high) ? low : low + " to " + high));
  }

  /**
   * {@return the SHA-512 of the packages that releases need, by {@code name@version}: of the
   * versions of PyScript and of their interpreters, and of every version of what they depend on}
   *
   * @throws UserError if npm is missing or refuses
   */
  public Map<String, String> integrity(List<KnownVersion> versions, Progress progress) {
    Map<String, String> all = new TreeMap<>();
    for (String name : Pins.PACKAGES) {
      progress.report("Reading the SHA-512 of each version of " + name);
      npm
          .view(
              root ->
                  Optional.of(
                      root.each(
                          "answer",
                          one -> Map.entry(one.text("version"), one.text("dist.integrity", "")))),
              name + "@" + range(name, versions),
              "version",
              "dist.integrity")
          .stream()
          .filter(e -> e.getValue().startsWith("sha512-"))
          .forEach(e -> all.put(name + "@" + e.getKey(), e.getValue()));
    }
    return all;
  }

  /** A range such as {@code >=0} has no versions with a hyphen, such as {@code 1.28.0-6}. */
  private static String range(String name, List<KnownVersion> versions) {
    List<String> exact =
        name.equals(Release.CORE)
            ? versions.stream().map(KnownVersion::core).toList()
            : Stream.of(Interpreter.values())
                .filter(interpreter -> interpreter.npmName().equals(name))
                .flatMap(i -> versions.stream().flatMap(version -> version.used(i).stream()))
                .distinct()
                .toList();
    return exact.isEmpty() ? ">=0" : String.join(" || ", exact);
  }

  /** {@return the range of another package that each version of a package requires; "" for none} */
  private SortedMap<String, String> dependency(String range, String other) {
    List<Map.Entry<String, String>> all =
        npm.view(
            root ->
                Optional.of(
                    root.each(
                        "answer",
                        one ->
                            Map.entry(
                                one.text("version"),
                                one.map("dependencies").map(d -> d.text(other, "")).orElse("")))),
            range,
            "version",
            "dependencies");
    SortedMap<String, String> sorted = new TreeMap<>(Version::compare);
    all.stream()
        .filter(e -> VERSION.matcher(e.getKey()).matches())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  /**
   * A mirror may report when it copied a version itself, so newer versions can have older dates.
   */
  private Map<String, String> published(List<String> versions, Progress progress) {
    Map<String, String> times =
        npm.view(
            root -> Optional.of(root.map("answer").map(Registry::texts).orElseGet(TreeMap::new)),
            Release.CORE,
            "time");
    List<String> inOrder = versions.stream().filter(times::containsKey).map(times::get).toList();
    if (!inOrder.equals(inOrder.stream().sorted().toList())) {
      progress.report(
          "Leaving out the registry's times, which are not in the order of the versions and so are"
              + " not dates of publication; use a registry that is not a mirror to get them");
      return Map.of();
    }
    return versions.stream()
        .filter(times::containsKey)
        .collect(Collectors.toMap(v -> v, v -> times.getOrDefault(v, "").replaceFirst("T.*", "")));
  }

  /** Installs all of them at once, each under a different name, and reads them. */
  private Map<String, Map<Interpreter, String>> named(List<String> versions) {
    try {
      Path folder = Files.createTempDirectory("crosscheck-npm-");
      try {
        String dependencies =
            versions.stream()
                .map(v -> "\"core-" + v + "\": \"npm:" + Release.CORE + "@" + v + "\"")
                .collect(Collectors.joining(", "));
        Files.writeString(
            folder.resolve("package.json"),
            "{\"private\": true, \"dependencies\": {" + dependencies + "}}\n");
        npm.run(
            folder,
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--loglevel=error");
        return versions.stream()
            .collect(
                Collectors.toMap(
                    v -> v,
                    v ->
                        NamedInterpreters.of(
                            folder.resolve("node_modules/core-" + v).resolve("dist"))));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read versions of " + Release.CORE, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.forEach(all::add);
    }
    all.sort(Comparator.reverseOrder());
    for (Path path : all) {
      Files.delete(path);
    }
  }

  private static Map<String, String> texts(YamlMap map) {
    return map.names().stream().collect(Collectors.toMap(n -> n, map::text));
  }
}
