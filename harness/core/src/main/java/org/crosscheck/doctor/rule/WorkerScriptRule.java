package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;
import org.crosscheck.platform.HeaderChange;

/**
 * Finds worker scripts without an embedder policy that inline scripts of the page start (HTML,
 * "check a global object's embedder policy").
 */
final class WorkerScriptRule implements Rule {
  private static final Pattern START =
      Pattern.compile("new\\s+Worker\\s*\\(\\s*[\"'`]([^\"'`$]+)[\"'`]");

  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.WORKER_SCRIPT_WITHOUT_COEP);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported() || !Policies.embeds(page, page.lines()) || !page.secure()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Element script : page.elements()) {
      Matcher start = START.matcher(script.text());
      while (start.find()) {
        response(page, start.group(1)).ifPresent(e -> findings.add(finding(page, e)));
      }
    }
    return findings;
  }

  private static Optional<Exchange> response(PageObservation page, String file) {
    try {
      String url = java.net.URI.create(page.url()).resolve(file).toString();
      return page.exchange(url)
          .filter(e -> page.sameOrigin(e.url()))
          .filter(e -> !Policies.embeds(page, PageObservation.fields(e.headers())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Finding finding(PageObservation page, Exchange response) {
    List<Evidence> evidence = new ArrayList<>(PageEvidence.headers(page, response, Policies.COEP));
    if (!response.failure().isEmpty()) {
      evidence.add(PageEvidence.seen(page, response.url(), response.failure()));
    }
    return Finding.of(
            FindingType.WORKER_SCRIPT_WITHOUT_COEP,
            page,
            "The worker %s cannot start: its script has no Cross-Origin-Embedder-Policy."
                .formatted(response.url()),
            evidence,
            List.of("Also send 'Cross-Origin-Embedder-Policy: require-corp' with worker scripts."))
        .fixedBy(HeaderChange.send(Policies.COEP, Advice.embedder(page)));
  }
}
