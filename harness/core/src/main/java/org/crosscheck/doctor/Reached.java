package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Knock.Answer;
import org.crosscheck.doctor.Knock.Trouble;

/** Says whether there is a page at an address at all, from what Crosscheck's own request got. */
public final class Reached {
  private static final Map<Trouble, Kind> KINDS =
      Map.of(
          Trouble.NAME_NOT_FOUND, Kind.NAME_NOT_FOUND,
          Trouble.REFUSED, Kind.CONNECTION_REFUSED,
          Trouble.NO_ANSWER, Kind.NO_ANSWER,
          Trouble.NEVER_ENDS, Kind.NEVER_ENDS,
          Trouble.TOO_LARGE, Kind.TOO_LARGE,
          Trouble.REDIRECTS, Kind.REDIRECTS_WITHOUT_END);

  private static final Map<Trouble, String> REMEDIES =
      Map.of(
          Trouble.NAME_NOT_FOUND, "Correct the address, or the name's entry in the DNS.",
          Trouble.REFUSED, "Start the server, or correct the port.",
          Trouble.NO_ANSWER, "Look why the server does not answer; --timeout waits longer.",
          Trouble.NEVER_ENDS, "Have the server end its response; --timeout waits longer.",
          Trouble.TOO_LARGE, "Name the address of the page itself.",
          Trouble.REDIRECTS, "Have one of them answer with the page.");

  private static final int ERROR = 400;

  private Reached() {}

  /** {@return what can be found here} */
  public static Set<Kind> kinds() {
    return Set.of(
        Kind.NAME_NOT_FOUND,
        Kind.CONNECTION_REFUSED,
        Kind.NO_ANSWER,
        Kind.NEVER_ENDS,
        Kind.TOO_LARGE,
        Kind.REDIRECTS_WITHOUT_END,
        Kind.CERTIFICATE,
        Kind.STATUS,
        Kind.NOT_A_PAGE);
  }

  /** {@return whether browsers can be sent there: there is something, and it may be a page} */
  public static boolean isPage(Answer answer) {
    return answer.trouble().isEmpty() && answer.status() < ERROR && whyNoPage(answer).isEmpty();
  }

  /** {@return what the answer says by itself} */
  static List<Finding> of(Answer answer) {
    List<Finding> findings = new ArrayList<>();
    answer
        .certificate()
        .ifPresent(
            why ->
                findings.add(
                    finding(
                        Kind.CERTIFICATE,
                        answer,
                        "The certificate of " + answer.url().getAuthority() + " is not trusted.",
                        why,
                        "Give the host a certificate that browsers trust, for its exact name.")));
    if (answer.trouble().isPresent()) {
      Trouble trouble = answer.trouble().get();
      findings.add(
          finding(
              KINDS.getOrDefault(trouble, Kind.NO_ANSWER),
              answer,
              answer.url() + ": " + answer.detail() + ".",
              answer.hops().isEmpty()
                  ? answer.detail()
                  : "redirected by " + answer.hops().stream().limit(3).toList(),
              REMEDIES.getOrDefault(trouble, "Correct the address.")));
      return findings;
    }
    if (answer.status() >= ERROR) {
      findings.add(
          finding(
              Kind.STATUS,
              answer,
              answer.url() + " answers " + answer.status() + ".",
              "status " + answer.status(),
              "Correct the address, or put the page there."));
      return findings;
    }
    whyNoPage(answer)
        .ifPresent(
            why ->
                findings.add(
                    finding(
                        Kind.NOT_A_PAGE,
                        answer,
                        answer.url() + " is no page: it comes as '" + why + "'.",
                        why,
                        "Send the page as 'Content-Type: text/html', without"
                            + " Content-Disposition: attachment.")));
    return findings;
  }

  private static Optional<String> whyNoPage(Answer answer) {
    Optional<String> attached =
        answer
            .header("Content-Disposition")
            .filter(value -> value.toLowerCase(java.util.Locale.ROOT).startsWith("attachment"))
            .map(value -> "Content-Disposition: " + value);
    Optional<String> type =
        answer
            .header("Content-Type")
            .filter(value -> !value.matches("(?i)\\s*(text/html|application/xhtml\\+xml)\\b.*"))
            .map(value -> "Content-Type: " + value);
    return attached.or(() -> type);
  }

  private static Finding finding(
      Kind kind, Answer answer, String says, String line, String remedy) {
    return new Finding(
        kind,
        kind.level(),
        says,
        Set.of(),
        List.of(new Evidence("crosscheck", answer.url().toString(), line)),
        List.of(remedy),
        List.of());
  }
}
