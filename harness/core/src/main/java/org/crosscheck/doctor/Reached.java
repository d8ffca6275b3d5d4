package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.http.FetchError;
import org.crosscheck.http.HttpReply;

/** Says whether there is a page at an address at all, from what Crosscheck's own request got. */
public final class Reached {
  /** The finding for an error, and what to do about it. */
  private record Meaning(FindingType type, String remedy) {}

  private static Meaning meaning(FetchError.Kind error) {
    return switch (error) {
      case NAME_NOT_FOUND ->
          new Meaning(
              FindingType.NAME_NOT_FOUND, "Correct the address, or the name's entry in the DNS.");
      case REFUSED ->
          new Meaning(FindingType.CONNECTION_REFUSED, "Start the server, or correct the port.");
      case NO_RESPONSE, BROKEN_OFF ->
          new Meaning(
              FindingType.NO_ANSWER,
              "Look why the server does not answer; --timeout waits longer.");
      case BAD_ADDRESS, CERTIFICATE ->
          new Meaning(FindingType.NO_ANSWER, "Correct the address, or the server's TLS.");
      case UNREADABLE ->
          new Meaning(
              FindingType.UNREADABLE_ANSWER,
              "Find what sends this, and have it send HTTP; another program may have the port.");
      case NEVER_ENDS ->
          new Meaning(
              FindingType.NEVER_ENDS, "Have the server end its response; --timeout waits longer.");
      case TOO_LARGE -> new Meaning(FindingType.TOO_LARGE, "Name the address of the page itself.");
      case REDIRECTS ->
          new Meaning(FindingType.REDIRECTS_WITHOUT_END, "Have one of them answer with the page.");
    };
  }

  private static final int ERROR = 400;

  private Reached() {}

  /** {@return what can be found here} */
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

  /** {@return whether browsers can be sent there: there is something, and it may be a page} */
  public static boolean isPage(HttpReply reply) {
    return reply.error().isEmpty() && reply.status() < ERROR && whyNoPage(reply).isEmpty();
  }

  /** {@return what the answer says by itself} */
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
                        "The certificate of " + reply.url().getAuthority() + " is not trusted.",
                        why,
                        "Give the host a certificate that browsers trust, for its exact name.")));
    if (reply.error().isPresent()) {
      FetchError error = reply.error().get();
      Meaning meaning = meaning(error.kind());
      findings.add(
          finding(
              meaning.type(),
              reply,
              "%s: %s.".formatted(reply.url(), error.detail()),
              reply.redirects().isEmpty()
                  ? error.detail()
                  : "redirected by " + reply.redirects().stream().limit(3).toList(),
              meaning.remedy()));
      return findings;
    }
    if (reply.status() >= ERROR) {
      findings.add(
          finding(
              FindingType.STATUS,
              reply,
              reply.url() + " answers " + reply.status() + ".",
              "status " + reply.status(),
              "Correct the address, or put the page there."));
      return findings;
    }
    whyNoPage(reply)
        .ifPresent(
            why ->
                findings.add(
                    finding(
                        FindingType.NOT_A_PAGE,
                        reply,
                        reply.url() + " is no page: it comes as '" + why + "'.",
                        why,
                        "Send the page as 'Content-Type: text/html', without"
                            + " Content-Disposition: attachment.")));
    return findings;
  }

  private static Optional<String> whyNoPage(HttpReply reply) {
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
