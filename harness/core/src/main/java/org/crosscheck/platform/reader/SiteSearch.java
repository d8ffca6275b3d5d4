package org.crosscheck.platform.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.platform.HeaderFileFormat;
import org.crosscheck.platform.Platform;

/**
 * Where a platform's files for a page are.
 *
 * @param root the published folder, absolute
 * @param project the configuration file of the project, in or above the published folder; empty if
 *     there is none
 * @param published the files in the published folder that set headers
 * @param misplaced files that set headers only in the published folder, but lie above it
 */
record SiteSearch(Path root, Optional<Path> project, List<Path> published, List<Path> misplaced) {
  private static final int HIGHEST = 12;

  /** Copies the lists. */
  SiteSearch {
    published = List.copyOf(published);
    misplaced = List.copyOf(misplaced);
  }

  /** {@return whether the platform has any file for the page} */
  boolean found() {
    return project.isPresent() || !published.isEmpty();
  }

  /**
   * {@return where a platform's files for a page are; without any, the root is the page's folder}
   *
   * @param page the folder of the page or of the project, absolute and normalized
   * @param given the published folder, if the user named it
   */
  static SiteSearch of(Platform platform, Path page, Optional<Path> given) {
    Optional<AzureProject> azure =
        platform
            .files()
            .format()
            .filter(HeaderFileFormat.AZURE::equals)
            .flatMap(format -> AzureProject.in(above(given.orElse(page))))
            .filter(project -> given.isPresent() || project.has(page));
    if (azure.isPresent() && azure.get().config().isPresent()) {
      return at(platform, given.orElse(azure.get().output()), azure.get().config());
    }
    for (Path folder : above(given.orElse(page))) {
      for (String name : platform.files().project()) {
        Path file = folder.resolve(name);
        Optional<Path> root =
            Files.isRegularFile(file)
                ? given.or(() -> root(platform, file, folder, page))
                : Optional.empty();
        if (root.isPresent()) {
          return at(platform, root.get(), Optional.of(file));
        }
      }
    }
    return at(
        platform,
        given
            .or(() -> above(page).stream().filter(f -> publishes(platform, f)).findFirst())
            .orElse(page),
        Optional.empty());
  }

  private static SiteSearch at(Platform platform, Path root, Optional<Path> project) {
    List<Path> misplaced = new ArrayList<>();
    project
        .map(file -> file.resolveSibling(""))
        .ifPresent(
            top -> {
              Path folder = root.getParent();
              while (folder != null && folder.startsWith(top)) {
                published(platform, folder).forEach(misplaced::add);
                folder = folder.getParent();
              }
            });
    return new SiteSearch(root, project, published(platform, root).toList(), misplaced);
  }

  /**
   * The published folder of a project, if the page is in it or the page's folder is the project.
   */
  private static Optional<Path> root(Platform platform, Path file, Path folder, Path page) {
    Optional<Path> named = PublishedFolder.of(file, page);
    if (named.isPresent()) {
      return named.filter(
          root -> page.startsWith(root) || page.equals(folder) && Files.isDirectory(root));
    }
    Path usual = folder.resolve("public");
    boolean hasPage = Files.isRegularFile(folder.resolve("index.html"));
    return above(page).stream()
        .filter(f -> f.startsWith(folder))
        .filter(f -> publishes(platform, f))
        .findFirst()
        .or(
            () ->
                Optional.of(usual)
                    .filter(Files::isDirectory)
                    .filter(f -> page.startsWith(f) || page.equals(folder) && !hasPage))
        .or(() -> Optional.of(hasPage || page.equals(folder) ? folder : page));
  }

  private static boolean publishes(Platform platform, Path folder) {
    return published(platform, folder).findAny().isPresent()
        || platform.files().decisive()
            && platform.files().signs().stream()
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  private static Stream<Path> published(Platform platform, Path folder) {
    return platform.files().headerFiles().stream()
        .filter(name -> !platform.files().project().contains(name))
        .filter(name -> platform.files().wholeSite())
        .map(folder::resolve)
        .filter(Files::isRegularFile);
  }

  /**
   * {@return a folder and those above it, up to that of a repository; folders of all users and the
   * home folder are not part of a project}
   */
  static List<Path> above(Path folder) {
    List<Path> all = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home", "/")).toAbsolutePath();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
    Path at = folder;
    while (at != null && at.getParent() != null && all.size() < HIGHEST) {
      if (!all.isEmpty() && (at.equals(home) || at.equals(temporary))) {
        break;
      }
      all.add(at);
      if (Files.exists(at.resolve(".git"))) {
        break;
      }
      at = at.getParent();
    }
    return all.isEmpty() ? List.of(folder) : all;
  }
}
