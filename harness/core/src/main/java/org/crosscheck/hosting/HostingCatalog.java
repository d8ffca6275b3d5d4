package org.crosscheck.hosting;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.crosscheck.engine.Engines;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.DataFolder;
import org.crosscheck.yaml.YamlMap;

/** The hostings of a fixtures folder. Adding one takes a file but no Java code. */
public final class HostingCatalog {
  private static final Map<String, String> RENAMED =
      Map.of("says", "summary", "until", "done-when", "only-if-named", "opt-in");

  private final Map<String, Hosting> hostings;

  private HostingCatalog(Map<String, Hosting> hostings) {
    this.hostings = hostings;
  }

  /**
   * Reads {@code hostings/*.yaml}; a hosting is named like its file.
   *
   * @throws UserError with every mistake of a file, if there are any, or if there is no hosting
   */
  public static HostingCatalog read(Path fixtures) {
    DataFolder folder = new DataFolder(fixtures.resolve("hostings"));
    Map<String, Hosting> hostings = folder.each(HostingCatalog::hosting);
    if (hostings.isEmpty()) {
      throw new UserError(
          "There is no hosting in " + folder.path() + ".", "Add a file such as bare.yaml.");
    }
    return new HostingCatalog(hostings);
  }

  /**
   * {@return these hostings and others}
   *
   * @throws UserError if a name is used twice
   */
  public HostingCatalog with(List<Hosting> others) {
    Map<String, Hosting> all = new TreeMap<>(hostings);
    for (Hosting other : others) {
      if (all.put(other.name(), other) != null) {
        throw new UserError(
            "A hosting named " + other.name() + " already exists.", "Give yours another name.");
      }
    }
    return new HostingCatalog(all);
  }

  /** {@return every hosting, sorted by name} */
  public List<Hosting> hostings() {
    return List.copyOf(hostings.values());
  }

  /** {@return the hosting of this name, or throws a problem with the nearest one} */
  public Hosting hosting(String name) {
    return Optional.ofNullable(hostings.get(name))
        .orElseThrow(
            () -> Suggestions.unknown("hosting", name, hostings.keySet(), "./crosscheck hostings"));
  }

  private static Hosting hosting(String name, YamlMap map) {
    map.renamed(RENAMED)
        .only(
            "summary",
            "promises",
            "headers",
            "delivery",
            "service-worker-sets",
            "files",
            "done-when",
            "head",
            "opt-in",
            // Only the doctor's test reads this.
            "doctor-finds");
    return new Hosting(
        name,
        map.text("summary"),
        new HeaderSet(map.each("headers", HostingCatalog::rule)),
        map.map("delivery").map(HostingCatalog::delivery).orElse(Delivery.PLAIN),
        new PageAdditions(
            map.text("head", ""),
            texts(map, "files"),
            lines(map, "service-worker-sets"),
            map.texts("done-when")),
        map.flag("opt-in", false),
        Optional.empty(),
        promise(map));
  }

  /** A text for all browsers, or texts by the id of a browser. */
  private static Promise promise(YamlMap map) {
    if (!map.has("promises")) {
      map.report("promises", "'promises' is missing. Write 'isolated' or 'not isolated'");
      return Promise.NONE;
    }
    if (map.kind("promises") != YamlMap.Kind.MAP) {
      return map.texts("promises", Promise::parse).stream()
          .findFirst()
          .map(Promise::of)
          .orElse(Promise.NONE);
    }
    Map<String, Boolean> byEngine = new LinkedHashMap<>();
    map.map("promises")
        .ifPresent(
            browsers ->
                browsers
                    .only(Engines.ids().toArray(String[]::new))
                    .names()
                    .forEach(
                        id ->
                            browsers
                                .texts(id, Promise::parse)
                                .forEach(isolated -> byEngine.put(id, isolated))));
    return new Promise(Optional.empty(), byEngine);
  }

  /** {@return the texts by name under an entry} */
  private static Map<String, String> texts(YamlMap map, String entry) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.map(entry).ifPresent(m -> m.names().forEach(name -> texts.put(name, m.text(name))));
    return texts;
  }

  private static Delivery delivery(YamlMap map) {
    map.only("scheme", "host", "folder", "redirect", "compression", "types", "post");
    return new Delivery(
        oneOf(map, "scheme", List.of("http", "https")).equals("https"),
        oneOf(map, "host", List.of(Delivery.LOCALHOST, Delivery.NOT_LOOPBACK)),
        map.text("folder", ""),
        map.flag("redirect", false),
        Optional.of(oneOf(map, "compression", List.of("none", "gzip", "brotli")))
            .filter(id -> !id.equals("none"))
            .map(id -> Delivery.Compression.valueOf(id.toUpperCase(Locale.ROOT))),
        texts(map, "types"),
        oneOf(map, "post", List.of("refused", "answered")).equals("answered"),
        Optional.empty());
  }

  /**
   * The value of an entry, which must be a known one; the first known value if there is no entry.
   */
  private static String oneOf(YamlMap map, String name, List<String> known) {
    String value = map.text(name, known.get(0));
    if (!known.contains(value)) {
      map.report(name, Suggestions.unknown("value of '" + name + "'", value, known).getMessage());
      return known.get(0);
    }
    return value;
  }

  private static HeaderRule rule(YamlMap map) {
    if (!map.only("for", "status", "lines").has("lines")) {
      map.report("lines", "'lines' is missing");
    }
    return new HeaderRule(
        map.text("for"),
        Set.copyOf(map.texts("status", HostingCatalog::status)),
        lines(map, "lines"));
  }

  private static int status(String text) {
    if (!text.matches("\\d{3}")) {
      throw new UserError("'" + text + "' is not a status code.", "Give one from 200 to 599.");
    }
    return Integer.parseInt(text);
  }

  private static List<HeaderField> lines(YamlMap map, String name) {
    return map.texts(name, HeaderField::parse);
  }
}
