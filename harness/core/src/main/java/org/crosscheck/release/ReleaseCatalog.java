package org.crosscheck.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/**
 * The known releases and the pinned one, from {@code releases.yaml}, which is written by hand, and
 * {@code npm-versions.json}, which {@code crosscheck releases --refresh} writes.
 */
public final class ReleaseCatalog {
  /** The file that is refreshed from npm. */
  public static final String VERSIONS = "npm-versions.json";

  /**
   * A version that represents a release that npm does not have.
   *
   * @param core the npm version
   * @param because why this version, as a clause without a period
   */
  public record StandIn(String core, String because) {}

  private final Map<String, String> calendar;
  private final Map<String, StandIn> standIns;
  private final List<String> matrixReleases;
  private final NpmVersions npm;

  private ReleaseCatalog(
      Map<String, String> calendar,
      Map<String, StandIn> standIns,
      List<String> matrixReleases,
      NpmVersions npm) {
    this.calendar = calendar;
    this.standIns = standIns;
    this.matrixReleases = matrixReleases;
    this.npm = npm;
  }

  /** Reads {@code releases.yaml} and {@code npm-versions.json} of a fixtures folder. */
  public static ReleaseCatalog read(Path fixtures) {
    Path versions = fixtures.resolve(VERSIONS);
    NpmVersions npm =
        YamlFile.read(
            versions,
            root ->
                Optional.of(
                    new NpmVersions(
                        root.only("versions", "integrity").each("versions", ReleaseCatalog::one),
                        new Pins(
                            root.map("integrity")
                                .map(ReleaseCatalog::texts)
                                .orElseGet(TreeMap::new)))));
    return YamlFile.read(
        fixtures.resolve("releases.yaml"),
        root -> {
          if (!root.only("calendar", "stand-ins", "ladder").has("calendar")) {
            root.report("calendar", "'calendar' is missing");
          }
          Map<String, String> calendar =
              root.map("calendar")
                  .map(m -> m.names().stream().collect(Collectors.toMap(n -> n, m::text)))
                  .orElseGet(Map::of);
          Map<String, StandIn> standIns =
              root.map("stand-ins")
                  .map(
                      map ->
                          map.names().stream()
                              .collect(
                                  Collectors.toMap(n -> n, n -> standIn(map.map(n).orElseThrow()))))
                  .orElseGet(Map::of);
          ReleaseCatalog catalog =
              new ReleaseCatalog(calendar, standIns, root.texts("ladder"), npm);
          root.texts("ladder", catalog::core);
          return Optional.of(catalog);
        });
  }

  private static StandIn standIn(YamlMap map) {
    map.only("core", "because");
    return new StandIn(map.text("core"), map.text("because"));
  }

  private static KnownVersion one(YamlMap map) {
    map.only("core", "published", "polyscript", "coincident", "named", "instead");
    return new KnownVersion(
        map.text("core"),
        text(map, "published"),
        map.text("polyscript"),
        text(map, "coincident"),
        interpreters(map, "named"),
        interpreters(map, "instead"));
  }

  private static SortedMap<String, String> texts(YamlMap map) {
    SortedMap<String, String> texts = new TreeMap<>();
    map.names().forEach(name -> texts.put(name, map.text(name)));
    return texts;
  }

  private static Optional<String> text(YamlMap map, String name) {
    return Optional.of(map.text(name, "")).filter(text -> !text.isEmpty());
  }

  private static Map<Interpreter, String> interpreters(YamlMap map, String name) {
    return map.map(name)
        .map(m -> m.names().stream().collect(Collectors.toMap(Interpreter::of, m::text)))
        .orElseGet(Map::of);
  }

  /** {@return the npm versions of PyScript itself that are known, in order} */
  public List<KnownVersion> known() {
    return npm.versions();
  }

  /** {@return the SHA-512 that packages must have} */
  public Pins pins() {
    return npm.pins();
  }

  /** {@return the releases in which behavior changed, in order, without the newest} */
  public List<String> matrixReleases() {
    return matrixReleases;
  }

  /** {@return the version that represents each release that npm does not have, by release} */
  public Map<String, StandIn> standIns() {
    return standIns;
  }

  /**
   * {@return the npm version of PyScript itself that a release has}
   *
   * @param release a calendar tag such as {@code 2025.3.1}, also one that another version
   *     represents, or an npm version such as {@code 0.6.39}
   * @throws UserError with the nearest names, if it is neither
   */
  public String core(String release) {
    return Stream.of(
            calendar.entrySet().stream()
                .filter(e -> e.getValue().equals(release))
                .map(Map.Entry::getKey)
                .findFirst(),
            Optional.ofNullable(standIns.get(release)).map(StandIn::core),
            Optional.of(release).filter(text -> text.matches("0\\.\\d+\\.\\d+")))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                Suggestions.unknown(
                    "release",
                    release,
                    Stream.concat(calendar.values().stream(), standIns.keySet().stream()).toList(),
                    "./crosscheck releases"));
  }

  /**
   * {@return why another version is tested than the named one, in a sentence; empty if the release
   * itself is tested}
   */
  public Optional<String> remark(String release) {
    return Optional.ofNullable(standIns.get(release))
        .map(
            s ->
                "npm does not have %s; it is represented by %s because %s."
                    .formatted(release, s.core(), s.because()));
  }

  /** {@return the known versions before and after one, as a hint if that one does not exist} */
  public String around(String core) {
    List<String> all = known().stream().map(KnownVersion::core).toList();
    List<String> near = new ArrayList<>();
    all.stream()
        .filter(v -> Version.compare(v, core) < 0)
        .reduce((first, second) -> second)
        .ifPresent(near::add);
    all.stream().filter(v -> Version.compare(v, core) > 0).findFirst().ifPresent(near::add);
    return String.join(" and ", near);
  }

  /**
   * {@return the known versions from one to another, both included, in the order of the versions}
   */
  public List<String> between(String first, String last) {
    return Stream.concat(known().stream().map(KnownVersion::core), Stream.of(first, last))
        .distinct()
        .sorted(Version::compare)
        .filter(v -> Version.compare(v, first) >= 0 && Version.compare(v, last) <= 0)
        .toList();
  }

  /** {@return the names of releases, oldest first; unknown ones are last} */
  public List<String> inOrder(Collection<String> names) {
    return names.stream()
        .sorted(
            Comparator.comparing((String name) -> !knows(name))
                .thenComparing(name -> knows(name) ? core(name) : name, Version::compare))
        .toList();
  }

  private boolean knows(String name) {
    return calendar.containsValue(name)
        || standIns.containsKey(name)
        || name.matches("0\\.\\d+\\.\\d+");
  }

  /**
   * {@return the name of a release in reports: its calendar tag, or the npm version if it has none}
   */
  public String name(String core) {
    return Optional.ofNullable(calendar.get(core)).orElse(core);
  }

  /**
   * {@return the calendar tag of a release; a release without one has the tag of the release that
   * it represents in {@code docs/ladder.md}, or is named as it is}
   *
   * @param label a calendar tag or npm version
   */
  public String tag(String label) {
    return matrixReleases.stream()
        .filter(name -> !name.equals(label) && knows(name) && core(name).equals(label))
        .findFirst()
        .orElse(name(label));
  }

  /** {@return the npm version of a release if it is known, otherwise its name} */
  public String npm(String label) {
    return knows(label) ? core(label) : label;
  }

  /** {@return the release whose packages are installed in a {@code node_modules} folder} */
  public Release installed(Path modules) {
    String core = NpmPackages.versionOf(modules, Release.CORE);
    Map<Interpreter, String> interpreters = new EnumMap<>(Interpreter.class);
    for (Interpreter interpreter : Interpreter.values()) {
      interpreters.put(interpreter, NpmPackages.versionOf(modules, interpreter.npmName()));
    }
    return new Release(name(core), core, interpreters, modules, Optional.empty());
  }
}
