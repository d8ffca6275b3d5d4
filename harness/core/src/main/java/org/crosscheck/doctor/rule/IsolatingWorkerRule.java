package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.Level;
import org.crosscheck.doctor.page.MiniCoi;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.Registration;
import org.crosscheck.platform.HeaderChange;

/**
 * Finds what keeps service workers that set the isolation headers from isolating the page, whoever
 * wrote them (Service Workers, "register", "update" and "match service worker registration").
 */
final class IsolatingWorkerRule implements Rule {
  private static final int MAX_LINES = 4;

  /** What a service worker needs to return opaque responses, which cannot be made anew. */
  private static final Pattern PASSES_OPAQUE =
      Pattern.compile("opaque|no-cors|status\\s*={2,3}\\s*0|!\\s*(\\w+\\.)?status\\b|\\.ok\\b");

  /** What the browser says about a refusal, and what to do. */
  private enum Refusal {
    SCOPE(
        "max(imum)? scope|scope.*not under",
        "Move the file to the page's folder or a parent folder, or send it with"
            + " 'Service-Worker-Allowed: /'."),
    STATUS("\\b[45]\\d\\d\\b", "Upload the file, or correct its URL in the page."),
    TYPE(
        "MIME|Content-Type",
        "Send the file with 'Content-Type: text/javascript', or correct its URL."),
    REDIRECT("redirect", "Register the URL at which the file is, without a redirect."),
    ORIGIN("origin", "Copy the file to your own site and register the copy."),
    SCRIPT(
        "",
        "Open the file in a browser and correct it. If it uses import, register it with {type:"
            + " 'module'}.");

    private final Pattern words;
    private final String remedy;

    Refusal(String words, String remedy) {
      this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
      this.remedy = remedy;
    }

    /** Addresses in the message may contain any of the words. */
    static Refusal of(String error) {
      String message = error.replaceAll("\\(?['\u2018]?https?://\\S+", "");
      return Stream.of(values())
          .filter(refusal -> refusal.words.matcher(message).find())
          .findFirst()
          .orElse(SCRIPT);
    }
  }

  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.SERVICE_WORKER_REFUSED,
        FindingType.SERVICE_WORKER_LATE,
        FindingType.SERVICE_WORKER_SCOPE,
        FindingType.SERVICE_WORKER_WITHOUT_EFFECT);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    for (Registration registration : page.registrations()) {
      if (registration.isRefused()) {
        if (!reportedOtherwise(page, registration)) {
          findings.add(refused(page, registration));
        }
      } else if (registration.isolates(page) && !MiniCoi.isIn(page)) {
        ofIsolating(page, registration).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** {@return whether the file is mini-coi's and another finding says what is wrong with it} */
  private static boolean reportedOtherwise(PageObservation page, Registration registration) {
    Refusal refusal = Refusal.of(registration.error());
    return page.elements().stream()
            .anyMatch(e -> MiniCoi.is(e) && e.url().equals(registration.url()))
        && refusal != Refusal.TYPE
        && refusal != Refusal.REDIRECT;
  }

  private static Finding refused(PageObservation page, Registration registration) {
    boolean known = page.texts().containsKey(registration.url());
    boolean matters = !page.isolated() && (!known || registration.isolates(page));
    Finding finding =
        Finding.of(
            FindingType.SERVICE_WORKER_REFUSED,
            page,
            "The browser does not register the service worker %s.".formatted(registration.url()),
            List.of(PageEvidence.seen(page, page.url(), registration.error())),
            List.of(Refusal.of(registration.error()).remedy));
    return matters ? finding : finding.at(Level.WARN);
  }

  private static Optional<Finding> ofIsolating(PageObservation page, Registration registration) {
    if (page.isolated()) {
      return page.reloadedLate() ? Optional.of(late(page, registration)) : Optional.empty();
    }
    if (!page.url().startsWith(registration.scope())) {
      return Optional.of(
          finding(
              FindingType.SERVICE_WORKER_SCOPE,
              page,
              registration,
              "The service worker %s sets the headers only for pages below %s."
                  .formatted(registration.url(), registration.scope()),
              "Register it with a scope that contains the page, and move its file to that folder or"
                  + " above."));
    }
    return page.controller().equals(registration.url())
        ? Optional.of(
            finding(
                FindingType.SERVICE_WORKER_WITHOUT_EFFECT,
                page,
                registration,
                "The service worker %s controls the page, which is still not isolated."
                    .formatted(registration.url()),
                "Let it set 'Cross-Origin-Opener-Policy: same-origin' and"
                    + " 'Cross-Origin-Embedder-Policy: require-corp' on the page's response."))
        : Optional.empty();
  }

  private static Finding late(PageObservation page, Registration registration) {
    Finding finding =
        finding(
            FindingType.SERVICE_WORKER_LATE,
            page,
            registration,
            "The service worker %s isolates the page only from the second load on."
                .formatted(registration.url()),
            "Reload the page once, when navigator.serviceWorker.ready resolves and"
                + " crossOriginIsolated is false; mini-coi.js does that by itself.");
    return finding.fixedBy(
        HeaderChange.send(Policies.COOP, "same-origin"),
        HeaderChange.send(Policies.COEP, Advice.embedder(page)));
  }

  private static Finding finding(
      FindingType type,
      PageObservation page,
      Registration registration,
      String summary,
      String remedy) {
    String text = page.texts().getOrDefault(registration.url(), "");
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(PageEvidence.seen(page, page.url(), "registered for " + registration.scope()));
    text.lines()
        .filter(line -> line.matches("(?i).*cross-origin-(opener|embedder)-policy.*"))
        .limit(MAX_LINES)
        .map(line -> line.strip().substring(0, Math.min(line.strip().length(), 200)))
        .forEach(line -> evidence.add(PageEvidence.seen(page, registration.url(), line)));
    List<String> remedies = new ArrayList<>(List.of(remedy));
    if (text.contains("new Response(") && !PASSES_OPAQUE.matcher(text).find()) {
      remedies.add(
          "Let it return responses with the status 0 unchanged: those of other origins without"
              + " CORS have it, and new Response() fails with it.");
    }
    remedies.add("Or send the headers from the server, if it can be configured.");
    return Finding.of(type, page, summary, evidence, remedies);
  }
}
