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
 * A page that was exported and uploaded, as its host answers with it.
 *
 * @param headers the header lines of the page; empty if there is a problem
 * @param url where the page is in the end
 * @param problem what is wrong and what to do, if the page cannot be had
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
   * {@return the page as a host answers with it}
   *
   * @param page the address of the page
   * @param mark a text that the page has if it is the one that was exported
   */
  public static ExportedPage ask(URI page, String mark) {
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
          "%s answers %d. Upload what './crosscheck export DIR' writes, all of it, and name its folder."
              .formatted(reply.url(), reply.status()));
    }
    if (reply.error().isPresent()) {
      return reply.error().map(error -> unfinished(reply.url(), error));
    }
    if (!reply.body().contains(mark)) {
      return Optional.of(
          ("%s answers with another page than the one that was exported. Upload it again, and name"
                  + " the folder that has 'npm' or the version in it.")
              .formatted(reply.url()));
    }
    return Optional.empty();
  }

  private static String unfinished(URI at, FetchError error) {
    return error.kind() == FetchError.Kind.TOO_LARGE
        ? "%s answers with more than a megabyte, where a page of a few kilobytes was uploaded."
            .formatted(at)
        : "%s %s.".formatted(at, error.detail());
  }

  private static String unreached(URI page, HttpReply reply, FetchError error) {
    return switch (error.kind()) {
      case CERTIFICATE ->
          "The certificate of %s is refused: %s. Give the host one that browsers trust."
              .formatted(reply.url().getAuthority(), error.detail());
      case REDIRECTS ->
          reply.redirects().contains(reply.url())
              ? "%s redirects without end: %s. Have it answer with the page."
                  .formatted(page, way(reply))
              : "%s %s.".formatted(reply.url(), error.detail());
      case UNREADABLE ->
          "%s answers what browsers may not read: %s. Is the address right?"
              .formatted(reply.url(), error.detail());
      case BAD_ADDRESS -> "%s %s.".formatted(reply.url(), error.detail());
      default ->
          "%s does not answer: %s. Is the address right, and is it up?"
              .formatted(reply.url(), error.detail());
    };
  }

  /** The redirects until one leads to where a request has been. */
  private static String way(HttpReply reply) {
    Set<URI> been = new LinkedHashSet<>();
    URI repeated =
        Stream.concat(reply.redirects().stream(), Stream.of(reply.url()))
            .filter(url -> !been.add(url))
            .findFirst()
            .orElse(reply.url());
    return been.stream()
            .limit(SHOWN_REDIRECTS)
            .map(URI::toString)
            .collect(Collectors.joining(" -> "))
        + " -> "
        + (been.size() > SHOWN_REDIRECTS ? "..." : repeated);
  }
}
