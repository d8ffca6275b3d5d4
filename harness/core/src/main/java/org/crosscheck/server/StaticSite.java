package org.crosscheck.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;

/**
 * Writes fixtures as static files that any web server can serve, under the paths that visits use.
 */
public final class StaticSite {
  private final Path fixtures;
  private final Release release;
  private final Map<String, Map<String, List<String>>> files;

  /**
   * The files of a fixtures folder.
   *
   * @param release the PyScript to fill in
   * @param files extra files of pages: by fixture and path, the paths inside the npm packages
   */
  public StaticSite(Path fixtures, Release release, Map<String, Map<String, List<String>>> files) {
    this.fixtures = fixtures;
    this.release = release;
    this.files = Map.copyOf(files);
  }

  /**
   * Writes pages, and PyScript and the interpreters below {@code npm/}.
   *
   * @param folder a folder that is empty or does not exist yet
   * @param pages the paths of pages that visits use, ending with {@code /index.html}
   * @param origins the addresses that the pages are filled in with
   * @throws UserError if the folder is not empty or cannot be written, or a page cannot be filled
   *     in
   */
  public void write(Path folder, Collection<String> pages, PageOrigins origins) {
    writePages(folder, pages, origins);
    try {
      packages(folder.resolve("npm"), origins);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /**
   * Writes only pages, for origins that have PyScript and the interpreters elsewhere.
   *
   * @param folder a folder that is empty or does not exist yet
   * @param pages the paths of pages that visits use, ending with {@code /index.html}
   * @param origins the addresses that the pages are filled in with
   * @throws UserError if the folder is not empty or cannot be written, or a page cannot be filled
   *     in
   */
  public void writePages(Path folder, Collection<String> pages, PageOrigins origins) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new UserError(
              folder + " is not empty.", "Give a folder that is empty or does not exist yet.");
        }
      }
      for (String page : new TreeSet<>(pages)) {
        page(folder, page, origins);
      }
      Files.writeString(folder.resolve("index.html"), index(pages));
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  private void page(Path folder, String page, PageOrigins origins) throws IOException {
    PageAddress address =
        PageAddress.parse(page)
            .orElseThrow(() -> new IllegalArgumentException(page + " is not the path of a page"));
    Path source = fixtures.resolve("pages").resolve(address.fixture());
    Path target = folder.resolve(page.substring(1, page.lastIndexOf('/')));
    PageTemplates templates = new PageTemplates(fixtures);
    List<Path> sources;
    try (Stream<Path> all = Files.walk(source)) {
      sources = all.filter(f -> Files.isRegularFile(f) || FolderArchive.is(f)).sorted().toList();
    }
    List<Path> archives = sources.stream().filter(FolderArchive::is).toList();
    List<Path> copied =
        sources.stream()
            .filter(f -> archives.contains(f) || archives.stream().noneMatch(f::startsWith))
            .toList();
    for (Path file : copied) {
      Path to = target.resolve(source.relativize(file).toString());
      if (archives.contains(file)) {
        Files.createDirectories(to.resolveSibling(""));
        Files.write(to, FolderArchive.of(file));
      } else if (FixtureFiles.isTemplate(file)) {
        Files.createDirectories(to.resolveSibling(""));
        Files.writeString(to, templates.fill(file, "", address, release, origins));
      } else if (!FixtureFiles.isDescription(file)) {
        copy(file, to);
      }
    }
    for (Entry<String, List<String>> extra :
        files.getOrDefault(address.fixture(), Map.of()).entrySet()) {
      FixtureFiles.Packaged found = FixtureFiles.Packaged.find(fixtures, release, extra.getValue());
      pyscript(found.root().resolve(found.file()), target.resolve(extra.getKey()), origins);
    }
  }

  private void packages(Path npm, PageOrigins origins) throws IOException {
    Path core = release.packages().resolve(Release.CORE).resolve("dist");
    copyFolder(
        release.build().orElse(core),
        npm.resolve(Release.CORE + "@" + release.core() + "/dist"),
        (from, to) -> pyscript(from, to, origins));
    for (Entry<Interpreter, String> interpreter : release.interpreters().entrySet()) {
      String name = interpreter.getKey().npmName();
      copyFolder(
          release.packages().resolve(name),
          npm.resolve(name + "@" + interpreter.getValue()),
          StaticSite::copy);
    }
  }

  /** Copies a file of PyScript, which loads interpreters from the site if the site has them. */
  private void pyscript(Path from, Path to, PageOrigins origins) throws IOException {
    Optional<String> script =
        origins.interpreters().isPresent()
            ? LocalInterpreters.script(from, release, origins.interpreters().get())
            : Optional.empty();
    if (script.isEmpty()) {
      copy(from, to);
      return;
    }
    Files.createDirectories(to.resolveSibling(""));
    Files.writeString(to, script.get(), StandardCharsets.ISO_8859_1);
  }

  private static void copyFolder(Path from, Path to, Copy copy) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        copy.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Writes a file of a package to another place. */
  @FunctionalInterface
  private interface Copy {
    void copy(Path from, Path to) throws IOException;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolveSibling(""));
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String index(Collection<String> pages) {
    return """
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Pages of Crosscheck</title>
      </head>
      <body>
        <h1>Pages of Crosscheck</h1>
        <p>Each page shows its results below its heading.</p>
        <ul>
    %s
        </ul>
      </body>
    </html>
    """
        .formatted(
            new TreeSet<>(pages)
                .stream()
                    .map(page -> page.substring(1))
                    .map(page -> "      <li><a href=\"" + page + "\">" + page + "</a></li>")
                    .collect(Collectors.joining("\n")));
  }
}
