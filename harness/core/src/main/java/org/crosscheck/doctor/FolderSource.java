package org.crosscheck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Headers;
import org.crosscheck.server.ContentTypes;
import org.crosscheck.server.SiteServer;

/** Serves a folder like a web server: index.html for folders, status 404 for missing files. */
final class FolderSource implements SiteServer.Source {
  private final Path folder;
  private final Headers headers;

  /**
   * Creates a source.
   *
   * @param folder the folder; files outside it are not served, not even through a symbolic link
   */
  FolderSource(Path folder, Headers headers) {
    this.folder = folder.toAbsolutePath().normalize();
    this.headers = headers;
  }

  @Override
  public SiteServer.Reply get(String target) throws IOException {
    String path = decoded(target.replaceFirst("[?#].*$", ""));
    Path file = path.indexOf('\0') >= 0 ? folder : folder.resolve("." + path).normalize();
    if (Files.isDirectory(file) && path.endsWith("/")) {
      file = file.resolve("index.html");
    }
    boolean exists =
        file.startsWith(folder)
            && Files.isRegularFile(file)
            && file.toRealPath().startsWith(folder.toRealPath());
    int status = exists ? 200 : 404;
    List<HeaderField> lines = new ArrayList<>(headers.linesFor(path, status));
    if (exists && lines.stream().noneMatch(l -> l.named("Content-Type"))) {
      lines.add(new HeaderField("Content-Type", type(file)));
    }
    return new SiteServer.Reply(status, lines, exists ? Optional.of(file) : Optional.empty());
  }

  private static String decoded(String path) {
    try {
      return java.net.URLDecoder.decode(
          path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String type(Path file) {
    String type = ContentTypes.of(file).orElse("application/octet-stream");
    return type.equals("text/html") ? type + "; charset=utf-8" : type;
  }
}
