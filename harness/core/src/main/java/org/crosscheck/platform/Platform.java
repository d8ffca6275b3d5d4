package org.crosscheck.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hosting platform or web server.
 *
 * @param id lower-case words joined by hyphens, such as {@code github-pages}
 * @param title the display name, such as {@code GitHub Pages}
 * @param precedence decides which platform is chosen if a response matches several: the one with
 *     the smallest number
 * @param signs what shows that a response comes from it
 * @param front what it is in front of other servers; empty unless it is a content delivery network
 * @param files its configuration files
 * @param lines the lines to write there
 * @param recipe how to start it; empty unless it is a web server that Crosscheck can start
 */
public record Platform(
    String id,
    String title,
    int precedence,
    Signs signs,
    Optional<Front> front,
    ConfigFiles files,
    ConfigLines lines,
    Optional<Recipe> recipe) {
  private static final List<String> MINI_COI =
      List.of(
          "# this host sends no headers of yours; let a service worker add them:",
          "npm install mini-coi",
          "cp node_modules/mini-coi/mini-coi.js .   # beside index.html",
          "<script src=\"mini-coi.js\"></script>      <!-- the first element of <head> -->");

  /**
   * A content delivery network or proxy, which is in front of servers of any kind.
   *
   * @param own the ids of platforms that always answer through it, so that their users cannot
   *     configure it
   * @param platform the id of a platform of the same provider, whose responses look the same; "" if
   *     there is none
   */
  public record Front(List<String> own, String platform) {
    /** Copies the list. */
    public Front {
      own = List.copyOf(own);
    }
  }

  /** {@return whether a response comes from this platform, or through it} */
  public boolean answers(SiteResponse response) {
    return signs.in(response);
  }

  /** {@return whether a file is a configuration file of this platform} */
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName());
    return files.signs().contains(name) || files.setHeaders(name);
  }

  /** {@return whether users of the platform can set header lines} */
  public boolean sendsHeaders() {
    return lines.headers().isPresent();
  }

  /**
   * {@return the configuration lines that make the given changes; on a platform where headers
   * cannot be set, the steps that let a service worker add them}
   */
  public List<String> remedy(List<HeaderChange> changes) {
    List<HeaderChange> ofAll = changes.stream().filter(HeaderChange::ofAllResponses).toList();
    List<String> headers =
        ofAll.isEmpty() ? List.of() : lines.headers().map(t -> t.headers(ofAll)).orElse(MINI_COI);
    Stream<String> types =
        changes.stream()
            .filter(c -> !c.ofAllResponses())
            .flatMap(
                c ->
                    lines.type().stream()
                        .flatMap(t -> t.type(c.extension(), c.value().orElseThrow()).stream()));
    return Stream.concat(headers.stream(), types).toList();
  }
}
