package org.crosscheck.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Headers;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformFile;
import org.crosscheck.platform.reader.Remark;

/**
 * A folder, served the way the platform whose configuration it contains would serve it.
 *
 * @param folder the folder
 * @param page the path of the page to diagnose
 * @param headers the headers that the platform sends; none without a configuration file
 * @param host the platform, as far as it was recognized
 * @param remarks findings about lines that the platform ignores or changes without a message
 */
record FolderSite(Path folder, String page, Headers headers, Platform host, List<Finding> remarks) {
  private static final Pattern PAGE = Pattern.compile("(?i).*\\.x?html?");

  /**
   * {@return the site for a folder, or for a page in a folder}
   *
   * @param target a folder, or a file
   * @param host the platform, if the user named one
   * @param platforms the known platforms
   * @throws UserError if the file is not a page, if there is no page, or if the configuration
   *     cannot be read
   */
  static FolderSite of(Path target, Optional<Platform> host, Platforms platforms) {
    boolean isFolder = Files.isDirectory(target);
    if (!isFolder && !PAGE.matcher(String.valueOf(target.getFileName())).matches()) {
      throw new UserError(
          "%s is not a page.".formatted(target),
          "Give a file whose name ends with .html, or a folder. Its folder is served locally.");
    }
    Path folder = isFolder ? target : target.toAbsolutePath().resolveSibling("");
    String page = isFolder ? first(folder) : "/" + encoded(String.valueOf(target.getFileName()));
    List<Path> files = configurations(folder, platforms);
    Optional<Path> path =
        files.stream()
            .filter(f -> host.filter(h -> h.reads(f)).isPresent())
            .findFirst()
            .or(() -> files.stream().findFirst());
    Optional<PlatformFile> file = path.map(f -> PlatformFile.read(f, platform(f, host, platforms)));
    List<Finding> remarks = new ArrayList<>();
    file.ifPresent(
        read -> read.remarks().forEach(r -> remarks.add(finding(read, path.orElseThrow(), r))));
    files.stream()
        .filter(f -> path.filter(f::equals).isEmpty())
        .forEach(f -> remarks.add(notRead(f, path.orElseThrow(), platforms)));
    return new FolderSite(
        folder,
        page,
        file.map(PlatformFile::headers).orElse(new HeaderSet(List.of())),
        host.or(() -> path.flatMap(platforms::reading))
            .orElseGet(() -> platforms.configuredIn(folder)),
        remarks);
  }

  private static Finding notRead(Path file, Path read, Platforms platforms) {
    String name = String.valueOf(file.getFileName());
    String how =
        platforms
            .reading(file)
            .map(p -> "To use %2$s instead, run with '--for %1$s'.".formatted(p.id(), name))
            .orElse("Delete one of the two files.");
    return new Finding(
        FindingType.CONFIGURATION,
        Level.INFO,
        "%s was not read, because %s was.".formatted(name, read.getFileName()),
        Set.of(),
        List.of(new Evidence("crosscheck", name, "not read")),
        List.of(how),
        List.of());
  }

  private static Finding finding(PlatformFile read, Path file, Remark remark) {
    String name = String.valueOf(file.getFileName());
    return new Finding(
        FindingType.CONFIGURATION,
        FindingType.CONFIGURATION.level(),
        "%s on %s, %s.".formatted(read.platform().title(), name, remark),
        Set.of(),
        List.of(new Evidence("crosscheck", name, remark.toString())),
        List.of("Correct line %2$d of %1$s.".formatted(name, remark.line())),
        List.of());
  }

  private static List<Path> configurations(Path folder, Platforms platforms) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> platforms.all().stream().anyMatch(p -> setsHeaders(p, f)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  private static boolean setsHeaders(Platform platform, Path file) {
    return platform.files().wholeSite()
        && platform.files().setHeaders(String.valueOf(file.getFileName()));
  }

  private static Platform platform(Path file, Optional<Platform> host, Platforms platforms) {
    return host.filter(h -> setsHeaders(h, file)).or(() -> platforms.reading(file)).orElseThrow();
  }

  private static String first(Path folder) {
    if (Files.isRegularFile(folder.resolve("index.html"))) {
      return "/";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> pages =
          files
              .map(f -> String.valueOf(f.getFileName()))
              .filter(name -> name.endsWith(".html"))
              .sorted()
              .toList();
      if (pages.size() == 1) {
        return "/" + encoded(pages.get(0));
      }
      throw new UserError(
          pages.isEmpty()
              ? "There is no index.html in %s.".formatted(folder)
              : "%s has no index.html, and more than one page: %s."
                  .formatted(folder, String.join(", ", pages)),
          "Specify the file of the page.");
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  private static String encoded(String name) {
    try {
      return new URI(null, null, "/" + name, null).getRawPath().substring(1);
    } catch (URISyntaxException e) {
      throw new UserError("'%s' cannot be part of a URL.".formatted(name), "Rename the file.");
    }
  }
}
