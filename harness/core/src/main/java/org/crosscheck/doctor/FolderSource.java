package org.crosscheck.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Headers;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;
import org.crosscheck.message.UserError;
import org.crosscheck.server.ContentTypes;
import org.crosscheck.server.SiteServer;

/** Serves a folder as a platform would, except for what programs answer. */
final class FolderSource implements SiteServer.Source {
  private static final int NOT_IMPLEMENTED = 501;

  private final Path folder;
  private final Headers headers;
  private final Routing routing;
  private final SiteFiles files;

  /**
   * Creates a source.
   *
   * @param folder the folder; files outside it are not served, not even through a symbolic link
   */
  FolderSource(Path folder, Headers headers, Routing routing) {
    this.folder = folder.toAbsolutePath().normalize();
    this.headers = headers;
    this.routing = routing;
    this.files =
        new SiteFiles() {
          @Override
          public boolean has(String path) {
            return file(path).isPresent();
          }

          @Override
          public boolean hasFolder(String path) {
            return at(path).filter(Files::isDirectory).isPresent();
          }
        };
  }

  @Override
  public SiteServer.Reply get(String target) throws IOException {
    String path = decoded(target.replaceFirst("[?#].*$", ""));
    String query = target.contains("?") ? target.substring(target.indexOf('?')) : "";
    Answer answer = routing.answer(path, files);
    if (answer instanceof Answer.File found) {
      Optional<Path> file = file(found.path());
      List<HeaderField> lines = lines(answer, found.status());
      if (file.isPresent() && lines.stream().noneMatch(l -> l.named("Content-Type"))) {
        lines.add(new HeaderField("Content-Type", type(file.get())));
      }
      return new SiteServer.Reply(found.status(), lines, file);
    }
    if (answer instanceof Answer.Redirect redirect) {
      List<HeaderField> lines = lines(answer, redirect.status());
      boolean within = redirect.to().startsWith("/");
      String to = within ? encoded(redirect.to()) + query : redirect.to();
      lines.add(new HeaderField("Location", to));
      return new SiteServer.Reply(redirect.status(), lines, Optional.empty());
    }
    int status = answer instanceof Answer.Program ? NOT_IMPLEMENTED : 404;
    return new SiteServer.Reply(status, lines(answer, status), Optional.empty());
  }

  private List<HeaderField> lines(Answer answer, int status) {
    return new ArrayList<>(
        answer.ruled().map(path -> headers.linesFor(path, status)).orElse(List.of()));
  }

  private Optional<Path> file(String path) {
    return path.endsWith("/") ? Optional.empty() : at(path).filter(Files::isRegularFile);
  }

  /** What is at a path; empty for nothing, and for what is outside of the folder. */
  private Optional<Path> at(String path) {
    Path file = path.indexOf('\0') >= 0 ? folder : folder.resolve("." + path).normalize();
    try {
      return file.startsWith(folder)
              && Files.exists(file)
              && file.toRealPath().startsWith(folder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * {@return a path with the characters that URLs do not allow percent-encoded}
   *
   * @throws UserError if it cannot be part of a URL
   */
  static String encoded(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new UserError("'%s' cannot be part of a URL.".formatted(path), "Rename the file.");
    }
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
