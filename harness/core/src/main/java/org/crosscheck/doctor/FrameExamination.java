package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.engine.ErrorWording;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Exchange;

/**
 * Frames of the page: their responses need an embedder policy of their own (HTML, "check a
 * navigation response's adherence to its embedder policy").
 */
final class FrameExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.FRAME_BLOCKED, Kind.FRAME_WOULD_BE_BLOCKED, Kind.FRAME_NOT_ISOLATED);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<Finding> findings = new ArrayList<>();
    ErrorWording wording = page.browser().traits().wording();
    boolean embeds = page.told() && page.secure() && Policies.embeds(page, page.lines());
    for (Element frame : page.elements()) {
      Optional<Exchange> response =
          page.seen().exchanges().stream()
              .filter(e -> frame.frames() && e.url().equals(frame.url()))
              .filter(e -> e.status() != 0 || wording.isFrameRefused(e.failure()))
              .reduce((first, second) -> second);
      if (response.isPresent() && !fits(page, response.get()) && !frame.has("credentialless")) {
        findings.add(finding(page, frame, response.get(), embeds));
      }
    }
    page.seen().facts().stream()
        .filter(f -> f.name().equals("doctor.frame"))
        .<Map<?, ?>>map(f -> f.value() instanceof Map<?, ?> map ? map : Map.of())
        .filter(frame -> frame.get("python") instanceof Number n && n.intValue() > 0)
        .filter(frame -> !Boolean.TRUE.equals(frame.get("isolated")))
        .map(frame -> notIsolated(page, PageSeen.text(frame, "url")))
        .distinct()
        .forEach(findings::add);
    return findings;
  }

  /** The element of a frame says what its page may; the page around it, whether it can. */
  private static Finding notIsolated(PageSeen page, String url) {
    Optional<Element> element =
        page.elements().stream().filter(e -> e.frames() && e.url().equals(url)).findFirst();
    List<Evidence> evidence = new ArrayList<>();
    element.ifPresent(e -> evidence.add(page.saw(page.url(), e.line())));
    evidence.add(page.saw(url, "crossOriginIsolated is false in the frame"));
    evidence.add(
        page.saw(page.url(), "crossOriginIsolated is " + page.isolated() + " in the page around"));
    List<String> remedy = new ArrayList<>();
    if (!page.isolated()) {
      remedy.add("Isolate the page around the frame, as the other findings say.");
    }
    if (!page.sameOrigin(url)
        && element.filter(e -> e.get("allow").contains("cross-origin-isolated")).isEmpty()) {
      remedy.add("Write <iframe allow=\"cross-origin-isolated\" src=\"" + url + "\">.");
    }
    page.exchange(url)
        .filter(e -> !Policies.embeds(page, PageSeen.fields(e.headers())))
        .ifPresent(
            e -> {
              evidence.addAll(page.evidence(e, Policies.COEP));
              remedy.add("Send 'Cross-Origin-Embedder-Policy: require-corp' with " + url + ".");
            });
    remedy.add("Or open the page by itself, in a tab of its own.");
    return Finding.of(
        Kind.FRAME_NOT_ISOLATED,
        page,
        "PyScript runs in a frame that is not isolated: " + url,
        evidence,
        remedy);
  }

  private static boolean fits(PageSeen page, Exchange response) {
    List<HeaderField> lines = PageSeen.fields(response.headers());
    return Policies.embeds(page, lines)
        && (page.sameOrigin(response.url()) || Policies.agrees(page, response.url(), lines));
  }

  private static Finding finding(PageSeen page, Element frame, Exchange response, boolean embeds) {
    boolean own = page.sameOrigin(frame.url());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(page.saw(page.url(), frame.line()));
    evidence.addAll(page.evidence(response, Policies.COEP, Policies.CORP));
    if (!response.failure().isEmpty()) {
      evidence.add(page.saw(response.url(), response.failure()));
    }
    Finding finding =
        Finding.of(
            embeds ? Kind.FRAME_BLOCKED : Kind.FRAME_WOULD_BE_BLOCKED,
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
    return own ? finding.mendedBy(Change.send(Policies.COEP, Advice.embedder(page))) : finding;
  }
}
