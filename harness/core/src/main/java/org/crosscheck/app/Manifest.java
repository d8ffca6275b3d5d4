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
import java.util.stream.Stream;
import org.crosscheck.cdn.Wheels;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.UserError;
import org.crosscheck.server.AppFolder;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/**
 * The pages to test in a folder, listed in its {@code crosscheck.yaml}.
 *
 * @param pages the pages in file order, at least one
 * @param pyScriptPaths the paths, relative to the folder and without a slash at either end, at
 *     which the folder has a build of PyScript
 * @param wheels the folder with the Python packages that are served in place of those of CDNs
 */
public record Manifest(List<AppPage> pages, List<String> pyScriptPaths, Optional<Wheels> wheels) {
  /** Copies the lists. */
  public Manifest {
    pages = List.copyOf(pages);
    pyScriptPaths = List.copyOf(pyScriptPaths);
  }

  /**
   * Reads a manifest.
   *
   * @param file the YAML
   * @param folder the folder with the pages
   * @param catalog the hostings that it may name
   * @param defaults the hostings of pages for which neither the page nor the manifest names any
   * @throws UserError with every mistake, each with its line
   */
  public static Manifest read(
      Path file, AppFolder folder, HostingCatalog catalog, List<Hosting> defaults) {
    return YamlFile.read(file, root -> manifest(root, folder, catalog, defaults));
  }

  private static Optional<Manifest> manifest(
      YamlMap root, AppFolder folder, HostingCatalog catalog, List<Hosting> defaults) {
    root.only("pages", "hostings", "timeout-seconds", "allow", "pyscript", "wheels");
    List<Hosting> hostings = root.has("hostings") ? hostings(root, catalog) : defaults;
    int seconds = root.number("timeout-seconds", (int) AppPage.TIMEOUT.toSeconds());
    List<String> allowed = root.texts("allow");
    Set<String> paths = new HashSet<>();
    List<AppPage> pages = new ArrayList<>();
    for (YamlMap map : root.maps("pages")) {
      page(map, folder, catalog, hostings, seconds)
          .map(page -> page.allowing(allowed))
          .ifPresent(pages::add);
      if (map.has("path") && !paths.add(map.text("path"))) {
        map.report("path", "'" + map.text("path") + "' is listed twice");
      }
    }
    if (root.maps("pages").isEmpty()) {
      root.report("pages", "'pages' is empty");
    }
    return Optional.of(new Manifest(pages, pyScriptPaths(root), wheels(root, folder)));
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
        "done-selector",
        "done-text",
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
    Optional<String> done =
        map.has("done-selector") ? Optional.of(map.text("done-selector")) : Optional.empty();
    Optional<String> doneText =
        map.has("done-text") ? Optional.of(map.text("done-text")) : Optional.empty();
    List<Step> steps = map.maps("steps").stream().flatMap(step -> step(step).stream()).toList();
    int timeout = map.number("timeout-seconds", seconds);
    return map.make(
        m ->
            new AppPage(
                m.text("path"),
                done,
                doneText,
                steps,
                texts,
                m.texts("allow"),
                named,
                Duration.ofSeconds(timeout)));
  }

  private static Optional<Step> step(YamlMap map) {
    List<Step.Kind> kinds =
        Stream.of(Step.Kind.values()).filter(kind -> map.has(kind.id())).toList();
    if (kinds.size() != 1) {
      map.report("", "a step has one of 'click', 'type', 'press' and 'wait-for'");
      return Optional.empty();
    }
    Step.Kind kind = kinds.get(0);
    String value = map.text(kind.id());
    boolean element = kind == Step.Kind.CLICK || kind == Step.Kind.WAIT_FOR;
    if (element) {
      map.only(kind.id());
    } else {
      map.only(kind.id(), "into");
    }
    return map.make(
        m -> element ? new Step(kind, "", value) : new Step(kind, value, m.text("into", "")));
  }

  private static List<Hosting> hostings(YamlMap map, HostingCatalog catalog) {
    if (map.texts("hostings").equals(List.of("all"))) {
      return catalog.hostings();
    }
    return map.texts("hostings", catalog::hosting).stream().distinct().toList();
  }
}
