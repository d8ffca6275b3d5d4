package org.crosscheck.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;

/**
 * The response of a host to an exported and uploaded page.
 *
 * @param headers the header lines of the page; empty if there is a problem
 * @param url the final URL of the page
 * @param problem what is wrong and what to do; empty if the page was received
 */
public record ExportedPage(List<HeaderField> headers, URI url, Optional<String> problem) {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MAX_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int SHOWN_REDIRECTS = 3;

  /** Copies the header lines. */
  public ExportedPage {
    headers = List.copyOf(headers);
  }

  /**
   * {@return the response of the host to the page}
   *
   * @param page the URL of the page
   * @param mark a text that the exported page contains
   */
  public static ExportedPage fetch(URI page, String mark) {
    HttpReply reply = new HttpProbe(TIMEOUT, MAX_BYTES).get(page);
    Optional<String> problem = problem(page, reply, mark);
    return new ExportedPage(
        problem.isPresent() ? List.of() : reply.headers(), reply.url(), problem);
  }

  private static Optional<String> problem(URI page, HttpReply reply, String mark) {
    if (reply.status() == 0) {
      return reply.error().map(error -> unreached(page, reply, error));
    }
    if (reply.status() != OK) {
      return Optional.of(
          "%s returns status %d. Upload everything that './crosscheck export DIR' writes, and give the URL of that folder."
              .formatted(reply.url(), reply.status()));
    }
    if (reply.error().isPresent()) {
      return reply.error().map(error -> unfinished(reply.url(), error));
    }
    if (!reply.body().contains(mark)) {
      return Optional.of(
          ("%s is not the page that was exported. Upload it again, and give the URL of the folder"
                  + " that contains 'npm' or the version.")
              .formatted(reply.url()));
    }
    return Optional.empty();
  }

  private static String unfinished(URI at, FetchError error) {
    return error.kind() == FetchError.Kind.TOO_LARGE
        ? "%s returns more than a megabyte, but the exported page has a few kilobytes."
            .formatted(at)
        : "%s %s.".formatted(at, error.detail());
  }

  private static String unreached(URI page, HttpReply reply, FetchError error) {
    return switch (error.kind()) {
      case CERTIFICATE ->
          "The certificate of %s is not trusted: %s. Install one that browsers trust."
              .formatted(reply.url().getAuthority(), error.detail());
      case REDIRECTS ->
          reply.redirects().contains(reply.url())
              ? "%s redirects in a loop: %s. Configure it to return the page."
                  .formatted(page, path(reply))
              : "%s %s.".formatted(reply.url(), error.detail());
      case UNREADABLE ->
          "%s sends a response that browsers cannot read: %s. Check the URL."
              .formatted(reply.url(), error.detail());
      case BAD_ADDRESS -> "%s %s.".formatted(reply.url(), error.detail());
      default ->
          "%s does not respond: %s. Check the URL and that the server is running."
              .formatted(reply.url(), error.detail());
    };
  }

  /** The redirects up to the first repeated URL. */
  private static String path(HttpReply reply) {
    Set<URI> visited = new LinkedHashSet<>();
    URI repeated =
        Stream.concat(reply.redirects().stream(), Stream.of(reply.url()))
            .filter(url -> !visited.add(url))
            .findFirst()
            .orElse(reply.url());
    return visited.stream()
            .limit(SHOWN_REDIRECTS)
            .map(URI::toString)
            .collect(Collectors.joining(" -> "))
        + " -> "
        + (visited.size() > SHOWN_REDIRECTS ? "..." : repeated);
  }
}
