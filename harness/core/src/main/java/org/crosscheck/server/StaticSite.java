package org.crosscheck.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;

/** The fixtures as files that any web server can serve, under the paths that visits have. */
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
   * Writes pages, with PyScript and the interpreters below {@code npm/}.
   *
   * @param folder an empty folder, or one that is not there yet
   * @param pages the paths of pages as visits have them, ending with {@code /index.html}
   * @param origins the addresses that the pages are filled in with
   * @param packages whether PyScript and the interpreters are written too
   * @throws UserError if the folder has something in it or cannot be written, or a page cannot be
   *     filled in
   */
  public void write(Path folder, Collection<String> pages, PageOrigins origins, boolean packages) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new UserError(
              folder + " is not empty.", "Name a folder that is empty, or is not there yet.");
        }
      }
      for (String page : new TreeSet<>(pages)) {
        page(folder, page, origins);
      }
      if (packages) {
        packages(folder.resolve("npm"));
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
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        Path to = target.resolve(source.relativize(file).toString());
        if (FixtureFiles.isTemplate(file)) {
          Files.createDirectories(to.resolveSibling(""));
          Files.writeString(to, templates.fill(file, "", address, release, origins));
        } else if (!FixtureFiles.isDescription(file)) {
          copy(file, to);
        }
      }
    }
    for (Entry<String, List<String>> extra :
        files.getOrDefault(address.fixture(), Map.of()).entrySet()) {
      FixtureFiles.Packaged found = FixtureFiles.Packaged.find(fixtures, release, extra.getValue());
      copy(found.root().resolve(found.file()), target.resolve(extra.getKey()));
    }
  }

  private void packages(Path npm) throws IOException {
    Path core = release.packages().resolve(Release.CORE).resolve("dist");
    copyFolder(
        release.build().orElse(core), npm.resolve(Release.CORE + "@" + release.core() + "/dist"));
    for (Entry<Interpreter, String> interpreter : release.interpreters().entrySet()) {
      String name = interpreter.getKey().npmName();
      copyFolder(
          release.packages().resolve(name), npm.resolve(name + "@" + interpreter.getValue()));
    }
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
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
        <p>Each shows below its heading what it finds.</p>
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
