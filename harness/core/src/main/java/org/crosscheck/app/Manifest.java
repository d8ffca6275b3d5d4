package org.crosscheck.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.cdn.Wheels;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.input.Step;
import org.crosscheck.input.StepReader;
import org.crosscheck.message.UserError;
import org.crosscheck.server.AppFolder;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/**
 * The pages to test in a folder, listed in its {@code crosscheck.yaml}.
 *
 * @param pages the pages in file order, at least one, each with another name
 * @param surroundings what the pages find beside themselves
 */
public record Manifest(List<AppPage> pages, Surroundings surroundings) {
  /** Copies the list. */
  public Manifest {
    pages = List.copyOf(pages);
  }

  /**
   * Reads a manifest.
   *
   * @param file the YAML; the servers run in its folder
   * @param folder the folder with the pages
   * @param catalog the hostings that it may name
   * @param defaults the hostings of pages for which neither the page nor the manifest names any
   * @throws UserError with every mistake, each with its line
   */
  public static Manifest read(
      Path file, AppFolder folder, HostingCatalog catalog, List<Hosting> defaults) {
    return YamlFile.read(file, root -> manifest(root, file, folder, catalog, defaults));
  }

  private static Optional<Manifest> manifest(
      YamlMap root, Path file, AppFolder folder, HostingCatalog catalog, List<Hosting> defaults) {
    root.only("pages", "hostings", "timeout-seconds", "allow", "pyscript", "wheels", "serve");
    List<Hosting> hostings = root.has("hostings") ? hostings(root, catalog) : defaults;
    int seconds = root.number("timeout-seconds", (int) AppPage.TIMEOUT.toSeconds());
    List<String> allowed = root.texts("allow");
    List<PageServer> servers = ManifestServers.read(root, file.toAbsolutePath().resolveSibling(""));
    Set<String> names = new HashSet<>();
    List<AppPage> pages = new ArrayList<>();
    for (YamlMap map : root.maps("pages")) {
      page(map, folder, catalog, hostings, seconds)
          .map(page -> page.allowing(allowed))
          .ifPresent(pages::add);
      String named = map.has("name") ? "name" : "path";
      if (map.has(named) && !names.add(map.text(named))) {
        map.report(
            named,
            "'"
                + map.text(named)
                + "' is listed twice"
                + (map.has("name") ? "" : "; give one of the two a 'name'"));
      }
      if (map.has("path")) {
        ManifestServers.checkPlaceholders(map, servers);
      }
    }
    if (root.maps("pages").isEmpty()) {
      root.report("pages", "'pages' is empty");
    }
    return Optional.of(
        new Manifest(pages, new Surroundings(pyScriptPaths(root), wheels(root, folder), servers)));
  }

  private static Optional<Wheels> wheels(YamlMap root, AppFolder folder) {
    if (!root.has("wheels")) {
      return Optional.empty();
    }
    return root.make(map -> new Wheels(folder.root().resolve(map.text("wheels"))));
  }

  private static List<String> pyScriptPaths(YamlMap root) {
    List<String> paths = new ArrayList<>();
    for (String path : root.texts("pyscript")) {
      String bare = path.replaceFirst("^(?:\\./|/)+", "").replaceFirst("/+$", "");
      if (bare.isEmpty() || bare.contains("..") || bare.contains("\\") || bare.contains(":")) {
        root.report("pyscript", "'" + path + "' is not a path below the folder, such as dist");
      } else {
        paths.add(bare);
      }
    }
    return paths;
  }

  private static Optional<AppPage> page(
      YamlMap map, AppFolder folder, HostingCatalog catalog, List<Hosting> hostings, int seconds) {
    map.only(
        "path",
        "name",
        "done-selector",
        "done-text",
        "done-console",
        "steps",
        "text",
        "allow",
        "hostings",
        "timeout-seconds");
    if (map.has("path")) {
      try {
        folder.page(map.text("path"));
      } catch (UserError e) {
        map.report("path", e.getMessage());
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.map("text").ifPresent(t -> t.names().forEach(name -> texts.put(name, t.text(name))));
    List<Hosting> named = map.has("hostings") ? hostings(map, catalog) : hostings;
    Optional<DoneWhen> done = map.make(Manifest::done);
    List<Step> steps =
        map.maps("steps").stream().flatMap(step -> StepReader.step(step).stream()).toList();
    int timeout = map.number("timeout-seconds", seconds);
    return map.make(
        m ->
            new AppPage(
                m.has("name") ? m.text("name") : m.text("path", ""),
                m.text("path"),
                done.orElse(DoneWhen.PYSCRIPT_IS),
                steps,
                texts,
                m.texts("allow"),
                named,
                Duration.ofSeconds(timeout)));
  }

  private static DoneWhen done(YamlMap map) {
    return new DoneWhen(
        text(map, "done-selector"), text(map, "done-text"), map.texts("done-console"));
  }

  private static Optional<String> text(YamlMap map, String name) {
    return map.has(name) ? Optional.of(map.text(name)) : Optional.empty();
  }

  private static List<Hosting> hostings(YamlMap map, HostingCatalog catalog) {
    if (map.texts("hostings").equals(List.of("all"))) {
      return catalog.hostings();
    }
    return map.texts("hostings", catalog::hosting).stream().distinct().toList();
  }
}
