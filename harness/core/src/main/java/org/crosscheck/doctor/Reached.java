package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.http.FetchError;
import org.crosscheck.http.HttpReply;

/** Checks whether a URL leads to a page, based on the response to Crosscheck's own request. */
public final class Reached {
  /** The finding type and the remedy for an error. */
  private record Meaning(FindingType type, String remedy) {}

  private static Meaning meaning(FetchError.Kind error) {
    return switch (error) {
      case NAME_NOT_FOUND ->
          new Meaning(FindingType.NAME_NOT_FOUND, "Correct the URL, or add the name to the DNS.");
      case REFUSED ->
          new Meaning(
              FindingType.CONNECTION_REFUSED, "Start the server, or correct the port in the URL.");
      case NO_RESPONSE, BROKEN_OFF ->
          new Meaning(
              FindingType.NO_ANSWER,
              "Check why the server does not respond. If it is only slow, increase --timeout.");
      case BAD_ADDRESS, CERTIFICATE ->
          new Meaning(FindingType.NO_ANSWER, "Correct the URL, or the server's TLS configuration.");
      case UNREADABLE ->
          new Meaning(
              FindingType.UNREADABLE_ANSWER,
              "Check which program sends this response. Another program may be using the port.");
      case NEVER_ENDS ->
          new Meaning(
              FindingType.NEVER_ENDS,
              "Make the server end its response. If it is only slow, increase --timeout.");
      case TOO_LARGE -> new Meaning(FindingType.TOO_LARGE, "Use the URL of the page itself.");
      case REDIRECTS ->
          new Meaning(
              FindingType.REDIRECTS_WITHOUT_END,
              "Make one of the redirecting URLs respond with the page.");
    };
  }

  private static final int ERROR = 400;

  private Reached() {}

  /** {@return the types of findings that this class makes} */
  public static Set<FindingType> types() {
    return Set.of(
        FindingType.NAME_NOT_FOUND,
        FindingType.CONNECTION_REFUSED,
        FindingType.NO_ANSWER,
        FindingType.UNREADABLE_ANSWER,
        FindingType.NEVER_ENDS,
        FindingType.TOO_LARGE,
        FindingType.REDIRECTS_WITHOUT_END,
        FindingType.CERTIFICATE,
        FindingType.STATUS,
        FindingType.NOT_A_PAGE);
  }

  /**
   * {@return whether a browser can open it: the request succeeded, and the response may be a page}
   */
  public static boolean isPage(HttpReply reply) {
    return reply.error().isEmpty() && reply.status() < ERROR && whyNotPage(reply).isEmpty();
  }

  /** {@return the findings that follow from the response alone} */
  public static List<Finding> of(HttpReply reply) {
    List<Finding> findings = new ArrayList<>();
    reply
        .certificate()
        .ifPresent(
            why ->
                findings.add(
                    finding(
                        FindingType.CERTIFICATE,
                        reply,
                        "The certificate of %s is not trusted."
                            .formatted(reply.url().getAuthority()),
                        why,
                        "Install a certificate for this exact host name that browsers trust.")));
    if (reply.error().isPresent()) {
      findings.add(failed(reply, reply.error().get()));
      return findings;
    }
    if (reply.status() >= ERROR) {
      findings.add(
          finding(
              FindingType.STATUS,
              reply,
              "%s responds with status %d.".formatted(reply.url(), reply.status()),
              "status " + reply.status(),
              "Correct the URL, or upload the page."));
      return findings;
    }
    whyNotPage(reply)
        .ifPresent(
            why ->
                findings.add(
                    finding(
                        FindingType.NOT_A_PAGE,
                        reply,
                        "%s is not an HTML page: the server sends '%s'."
                            .formatted(reply.url(), why),
                        why,
                        "Send the page with 'Content-Type: text/html' and without"
                            + " 'Content-Disposition: attachment'.")));
    return findings;
  }

  private static Finding failed(HttpReply reply, FetchError error) {
    Meaning meaning = meaning(error.kind());
    return finding(
        meaning.type(),
        reply,
        "%s: %s.".formatted(reply.url(), error.detail()),
        reply.redirects().isEmpty()
            ? error.detail()
            : "redirected from " + reply.redirects().stream().limit(3).toList(),
        meaning.remedy());
  }

  private static Optional<String> whyNotPage(HttpReply reply) {
    Optional<String> attached =
        reply
            .header("Content-Disposition")
            .filter(value -> value.toLowerCase(java.util.Locale.ROOT).startsWith("attachment"))
            .map(value -> "Content-Disposition: " + value);
    Optional<String> type =
        reply
            .header("Content-Type")
            .filter(value -> !value.matches("(?i)\\s*(text/html|application/xhtml\\+xml)\\b.*"))
            .map(value -> "Content-Type: " + value);
    return attached.or(() -> type);
  }

  private static Finding finding(
      FindingType type, HttpReply reply, String summary, String line, String remedy) {
    return new Finding(
        type,
        type.level(),
        summary,
        Set.of(),
        List.of(new Evidence("crosscheck", reply.url().toString(), line)),
        List.of(remedy),
        List.of());
  }
}
