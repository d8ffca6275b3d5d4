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
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.UserError;
import org.crosscheck.server.AppFolder;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/**
 * The pages of a folder that make a suite, as its {@code crosscheck.yaml} lists them.
 *
 * @param pages in the order of the file, at least one
 */
public record Manifest(List<AppPage> pages) {
  /** Copies the pages. */
  public Manifest {
    pages = List.copyOf(pages);
  }

  /**
   * Reads a manifest.
   *
   * @param file the YAML
   * @param folder the pages that it is about
   * @param book the hostings that it may name
   * @param otherwise the hostings for pages that name none where the manifest names none
   * @throws UserError with every mistake, each with its line
   */
  public static Manifest read(
      Path file, AppFolder folder, HostingCatalog book, List<Hosting> otherwise) {
    return YamlFile.read(file, root -> manifest(root, folder, book, otherwise));
  }

  private static Optional<Manifest> manifest(
      YamlMap root, AppFolder folder, HostingCatalog book, List<Hosting> otherwise) {
    root.only("pages", "hostings", "timeout-seconds", "allow");
    List<Hosting> hostings = root.has("hostings") ? hostings(root, book) : otherwise;
    int seconds = root.number("timeout-seconds", (int) AppPage.TIMEOUT.toSeconds());
    List<String> allowed = root.texts("allow");
    Set<String> paths = new HashSet<>();
    List<AppPage> pages = new ArrayList<>();
    for (YamlMap map : root.maps("pages")) {
      page(map, folder, book, hostings, seconds)
          .map(page -> page.allowing(allowed))
          .ifPresent(pages::add);
      if (map.has("path") && !paths.add(map.text("path"))) {
        map.report("path", "'" + map.text("path") + "' is listed twice");
      }
    }
    if (root.maps("pages").isEmpty()) {
      root.report("pages", "'pages' lists none");
    }
    return Optional.of(new Manifest(pages));
  }

  private static Optional<AppPage> page(
      YamlMap map, AppFolder folder, HostingCatalog book, List<Hosting> hostings, int seconds) {
    map.only("path", "done-selector", "text", "allow", "hostings", "timeout-seconds");
    if (map.has("path")) {
      try {
        folder.page(map.text("path"));
      } catch (UserError e) {
        map.report("path", e.getMessage());
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.map("text").ifPresent(t -> t.names().forEach(name -> texts.put(name, t.text(name))));
    List<Hosting> named = map.has("hostings") ? hostings(map, book) : hostings;
    Optional<String> done =
        map.has("done-selector") ? Optional.of(map.text("done-selector")) : Optional.empty();
    int timeout = map.number("timeout-seconds", seconds);
    return map.make(
        m ->
            new AppPage(
                m.text("path"), done, texts, m.texts("allow"), named, Duration.ofSeconds(timeout)));
  }

  private static List<Hosting> hostings(YamlMap map, HostingCatalog book) {
    if (map.texts("hostings").equals(List.of("all"))) {
      return book.hostings();
    }
    return map.texts("hostings", book::hosting).stream().distinct().toList();
  }
}
