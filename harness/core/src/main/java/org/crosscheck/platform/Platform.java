package org.crosscheck.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;

/**
 * A server or platform that hosts pages. This value never changes.
 *
 * @param id lower-case words joined by hyphens, such as {@code github-pages}
 * @param title its name in sentences, such as {@code GitHub Pages}
 * @param precedence which platform counts if a response has the signs of several: the smaller
 *     number
 * @param responses header lines that give it away: any of these
 * @param files its configuration files
 * @param lines the lines to write there
 * @param recipe how to start it, if it is a web server that can be started here
 */
public record Platform(
    String id,
    String title,
    int precedence,
    List<ResponsePattern> responses,
    ConfigFiles files,
    ConfigLines lines,
    Optional<Recipe> recipe) {
  private static final List<String> MINI_COI =
      List.of(
          "# this host sends no headers of yours; let a service worker add them:",
          "npm install mini-coi",
          "cp node_modules/mini-coi/mini-coi.js .   # beside index.html",
          "<script src=\"mini-coi.js\"></script>      <!-- the first element of <head> -->");

  /** Copies. */
  public Platform {
    responses = List.copyOf(responses);
  }

  /** {@return whether it answers with header lines like these} */
  public boolean answers(List<HeaderField> headers) {
    return responses.stream().anyMatch(r -> r.matches(headers));
  }

  /** {@return whether a file is configuration of it} */
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName());
    return files.signs().contains(name) || files.setHeaders(name);
  }

  /** {@return whether header lines of one's own can be set there} */
  public boolean sendsHeaders() {
    return lines.headers().isPresent();
  }

  /**
   * {@return the lines to write there so that it makes some changes; where no headers can be set,
   * those that let a service worker add them}
   */
  public List<String> remedy(List<HeaderChange> changes) {
    List<HeaderChange> ofAll = changes.stream().filter(HeaderChange::ofAll).toList();
    List<String> headers =
        ofAll.isEmpty() ? List.of() : lines.headers().map(t -> t.headers(ofAll)).orElse(MINI_COI);
    Stream<String> types =
        changes.stream()
            .filter(c -> !c.ofAll())
            .flatMap(
                c ->
                    lines.type().stream()
                        .flatMap(t -> t.type(c.extension(), c.value().orElseThrow()).stream()));
    return Stream.concat(headers.stream(), types).toList();
  }
}
