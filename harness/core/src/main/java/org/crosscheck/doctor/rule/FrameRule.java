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
 * Finds frames that are blocked because their responses lack an embedder policy (HTML, "check a
 * navigation response's adherence to its embedder policy"), and frames with PyScript that are not
 * isolated.
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
              .filter(e -> frame.isFrame() && e.url().equals(frame.url()))
              .filter(e -> e.status() != 0 || wording.isFrameRefused(e.failure()))
              .reduce((first, second) -> second);
      if (response.isPresent()
          && !isCompatible(page, response.get())
          && !frame.has("credentialless")) {
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

  /** A frame needs an isolated page around it, and an iframe element that allows isolation. */
  private static Finding notIsolated(PageObservation page, String url) {
    Optional<Element> element =
        page.elements().stream().filter(e -> e.isFrame() && e.url().equals(url)).findFirst();
    List<Evidence> evidence = new ArrayList<>();
    element.ifPresent(e -> evidence.add(PageEvidence.seen(page, page.url(), e.line())));
    evidence.add(PageEvidence.seen(page, url, "crossOriginIsolated is false in the frame"));
    evidence.add(
        PageEvidence.seen(
            page,
            page.url(),
            "crossOriginIsolated is %s in the page that contains it".formatted(page.isolated())));
    List<String> remedy = new ArrayList<>();
    if (!page.isolated()) {
      remedy.add("Isolate the page that contains the frame; see the other findings.");
    }
    if (!page.sameOrigin(url)
        && element.filter(e -> e.get("allow").contains("cross-origin-isolated")).isEmpty()) {
      remedy.add(
          "Change the element to <iframe allow=\"cross-origin-isolated\" src=\"%s\">."
              .formatted(url));
    }
    page.exchange(url)
        .filter(e -> !Policies.embeds(page, PageObservation.fields(e.headers())))
        .ifPresent(
            e -> {
              evidence.addAll(PageEvidence.headers(page, e, Policies.COEP));
              remedy.add(
                  "Send 'Cross-Origin-Embedder-Policy: require-corp' with %s.".formatted(url));
            });
    remedy.add("Or open the framed page in its own tab.");
    return Finding.of(
        FindingType.FRAME_NOT_ISOLATED,
        page,
        "PyScript runs in a frame that is not isolated: %s".formatted(url),
        evidence,
        remedy);
  }

  private static boolean isCompatible(PageObservation page, Exchange response) {
    List<HeaderField> lines = PageObservation.fields(response.headers());
    return Policies.embeds(page, lines)
        && (page.sameOrigin(response.url()) || Policies.allows(page, response.url(), lines));
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
            "<iframe> %s %s: it has no Cross-Origin-Embedder-Policy%s."
                .formatted(
                    frame.url(),
                    embeds ? "is blocked" : "would be blocked",
                    own ? "" : ", or no Cross-Origin-Resource-Policy that allows this page"),
            evidence,
            List.of(
                own
                    ? "Also send 'Cross-Origin-Embedder-Policy: require-corp' with the framed page."
                    : "If it is your server: send 'Cross-Origin-Embedder-Policy: require-corp' and"
                        + " 'Cross-Origin-Resource-Policy: cross-origin' with the framed page.",
                "Otherwise: use <iframe credentialless ...> (Chrome only) or a link instead of a"
                    + " frame, or do without isolation: use sync_main_only or the service-worker"
                    + " fallback."));
    return own ? finding.fixedBy(HeaderChange.send(Policies.COEP, Advice.embedder(page))) : finding;
  }
}
