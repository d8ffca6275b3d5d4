package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.ErrorWording;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Exchange;

/**
 * Finds files that the page or a worker requests with CORS and whose server does not allow it
 * (Fetch, "CORS check"). Each engine has its own console message for it. If there is no message, a
 * failure without a reason is checked against the server's response to a HEAD request.
 */
final class CorsRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.CORS_REFUSED);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    Map<String, String> refused = new LinkedHashMap<>();
    ErrorWording wording = page.browser().traits().wording();
    for (String text : page.observation().messages()) {
      wording.refusedByCors(text).ifPresent(url -> refused.putIfAbsent(url, text));
    }
    unexplained(page)
        .filter(e -> page.heads().containsKey(e.url()) && !allows(page, e.url()))
        .forEach(e -> refused.putIfAbsent(e.url(), e.failure()));
    List<Finding> findings = new ArrayList<>();
    refused.forEach((url, text) -> findings.add(finding(page, url, text)));
    return findings;
  }

  /** {@return the requests to other origins that failed without a reason} */
  static Stream<Exchange> unexplained(PageObservation page) {
    ErrorWording wording = page.browser().traits().wording();
    return page.observation().exchanges().stream()
        .filter(e -> wording.isWithoutReason(e.failure()) && e.url().startsWith("http"))
        .filter(e -> !page.sameOrigin(e.url()));
  }

  private static boolean allows(PageObservation page, String url) {
    List<HeaderField> lines =
        Policies.only(page.heads().getOrDefault(url, List.of()), Policies.ACAO);
    return lines.size() == 1
        && (lines.get(0).value().equals("*") || lines.get(0).value().equals(page.origin()));
  }

  private static Finding finding(PageObservation page, String url, String text) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(PageEvidence.seen(page, page.url(), text));
    page.exchange(url)
        .filter(e -> e.status() != 0)
        .ifPresent(e -> evidence.addAll(PageEvidence.headers(page, e, Policies.ACAO)));
    Optional.ofNullable(page.heads().get(url))
        .ifPresent(head -> evidence.addAll(PageEvidence.received(url, head, Policies.ACAO)));
    return Finding.of(
        FindingType.CORS_REFUSED,
        page,
        "%s is blocked: its server does not allow other origins to read it.".formatted(url),
        evidence,
        List.of(
            "If it is your server: send 'Access-Control-Allow-Origin: *' with the file, exactly"
                + " once.",
            "Otherwise: host a copy on your own site, or use a CDN that sends this header."));
  }
}
