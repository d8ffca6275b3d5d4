package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.ErrorWording;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Exchange;
import org.crosscheck.platform.HeaderChange;

/**
 * Frames of the page: their responses need an embedder policy of their own (HTML, "check a
 * navigation response's adherence to its embedder policy").
 */
final class FrameRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.FRAME_BLOCKED,
        FindingType.FRAME_WOULD_BE_BLOCKED,
        FindingType.FRAME_NOT_ISOLATED);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    ErrorWording wording = page.browser().traits().wording();
    boolean embeds = page.reported() && page.secure() && Policies.embeds(page, page.lines());
    for (Element frame : page.elements()) {
      Optional<Exchange> response =
          page.observation().exchanges().stream()
              .filter(e -> frame.frames() && e.url().equals(frame.url()))
              .filter(e -> e.status() != 0 || wording.isFrameRefused(e.failure()))
              .reduce((first, second) -> second);
      if (response.isPresent() && !fits(page, response.get()) && !frame.has("credentialless")) {
        findings.add(finding(page, frame, response.get(), embeds));
      }
    }
    page.frames().stream()
        .filter(frame -> frame.runsPython() && !frame.isolated())
        .map(frame -> notIsolated(page, frame.url()))
        .distinct()
        .forEach(findings::add);
    return findings;
  }

  /** The element of a frame says what its page may; the page around it, whether it can. */
  private static Finding notIsolated(PageObservation page, String url) {
    Optional<Element> element =
        page.elements().stream().filter(e -> e.frames() && e.url().equals(url)).findFirst();
    List<Evidence> evidence = new ArrayList<>();
    element.ifPresent(e -> evidence.add(PageEvidence.seen(page, page.url(), e.line())));
    evidence.add(PageEvidence.seen(page, url, "crossOriginIsolated is false in the frame"));
    evidence.add(
        PageEvidence.seen(
            page, page.url(), "crossOriginIsolated is " + page.isolated() + " in the page around"));
    List<String> remedy = new ArrayList<>();
    if (!page.isolated()) {
      remedy.add("Isolate the page around the frame, as the other findings say.");
    }
    if (!page.sameOrigin(url)
        && element.filter(e -> e.get("allow").contains("cross-origin-isolated")).isEmpty()) {
      remedy.add("Write <iframe allow=\"cross-origin-isolated\" src=\"" + url + "\">.");
    }
    page.exchange(url)
        .filter(e -> !Policies.embeds(page, PageObservation.fields(e.headers())))
        .ifPresent(
            e -> {
              evidence.addAll(PageEvidence.headers(page, e, Policies.COEP));
              remedy.add("Send 'Cross-Origin-Embedder-Policy: require-corp' with " + url + ".");
            });
    remedy.add("Or open the page by itself, in a tab of its own.");
    return Finding.of(
        FindingType.FRAME_NOT_ISOLATED,
        page,
        "PyScript runs in a frame that is not isolated: " + url,
        evidence,
        remedy);
  }

  private static boolean fits(PageObservation page, Exchange response) {
    List<HeaderField> lines = PageObservation.fields(response.headers());
    return Policies.embeds(page, lines)
        && (page.sameOrigin(response.url()) || Policies.agrees(page, response.url(), lines));
  }

  private static Finding finding(
      PageObservation page, Element frame, Exchange response, boolean embeds) {
    boolean own = page.sameOrigin(frame.url());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(PageEvidence.seen(page, page.url(), frame.line()));
    evidence.addAll(PageEvidence.headers(page, response, Policies.COEP, Policies.CORP));
    if (!response.failure().isEmpty()) {
      evidence.add(PageEvidence.seen(page, response.url(), response.failure()));
    }
    Finding finding =
        Finding.of(
            embeds ? FindingType.FRAME_BLOCKED : FindingType.FRAME_WOULD_BE_BLOCKED,
            page,
            "<iframe> "
                + frame.url()
                + (embeds ? " is refused" : " would be refused")
                + ": it lacks a Cross-Origin-Embedder-Policy"
                + (own ? "." : ", or does not agree to be used here."),
            evidence,
            List.of(
                own
                    ? "Send 'Cross-Origin-Embedder-Policy: require-corp' with the framed page too."
                    : "If it is yours: send 'Cross-Origin-Embedder-Policy: require-corp' and"
                        + " 'Cross-Origin-Resource-Policy: cross-origin' with it.",
                "Otherwise: <iframe credentialless ...> (Chrome only), or a link instead of a"
                    + " frame, or do without isolation: sync_main_only, or the service-worker"
                    + " fallback."));
    return own ? finding.fixedBy(HeaderChange.send(Policies.COEP, Advice.embedder(page))) : finding;
  }
}
