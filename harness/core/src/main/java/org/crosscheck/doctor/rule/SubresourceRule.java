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
 * Files of other origins, each by itself: does the page's embedder policy keep them out, or would
 * it (Fetch, "cross-origin resource policy check").
 */
final class SubresourceRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.BLOCKED_BY_COEP, FindingType.WOULD_BE_BLOCKED);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported() || !page.secure() || Policies.onlyWithoutCredentials(page)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    boolean holdsBack = Policies.holdsBack(page);
    for (Element element : Advice.unwilling(page).toList()) {
      Optional<Exchange> exchange = page.exchange(element.url());
      boolean came = exchange.filter(e -> e.status() / 100 == 2).isPresent();
      if (holdsBack && refused(page, element, exchange)) {
        findings.add(blocked(page, element, exchange));
      } else if (!holdsBack && came) {
        findings.add(
            Finding.of(
                FindingType.WOULD_BE_BLOCKED,
                page,
                "<" + element.tag() + "> " + element.url() + " would not load under require-corp.",
                seen(page, element, exchange.get()),
                remedy(page, element)));
      }
    }
    return findings;
  }

  /** Each engine words it in its own way; what else fails does not matter here. */
  private static boolean refused(
      PageObservation page, Element element, Optional<Exchange> exchange) {
    ErrorWording wording = page.browser().traits().wording();
    boolean byPolicy =
        exchange.map(Exchange::failure).filter(wording::isResourceRefused).isPresent();
    boolean failed = page.failedUrls().contains(element.url());
    boolean said =
        page.observation().said().stream()
            .anyMatch(text -> text.contains(element.url()) && wording.saysResourceRefused(text));
    return byPolicy || said || (failed && exchange.filter(e -> e.status() / 100 == 2).isPresent());
  }

  private static Finding blocked(
      PageObservation page, Element element, Optional<Exchange> exchange) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(PageEvidence.seen(page, page.url(), element.line()));
    exchange.ifPresent(e -> evidence.addAll(seen(page, element, e)));
    exchange
        .filter(e -> !e.failure().isEmpty())
        .ifPresent(e -> evidence.add(PageEvidence.seen(page, e.url(), e.failure())));
    return Finding.of(
            FindingType.BLOCKED_BY_COEP,
            page,
            "<" + element.tag() + "> " + element.url() + " is refused under require-corp.",
            evidence,
            remedy(page, element))
        .fixedBy(HeaderChange.send(Policies.COEP, "credentialless"));
  }

  private static List<Evidence> seen(PageObservation page, Element element, Exchange exchange) {
    List<Evidence> evidence = new ArrayList<>();
    if (exchange.status() != 0) {
      evidence.addAll(PageEvidence.headers(page, exchange, Policies.CORP));
    }
    List<HeaderField> head = page.heads().get(element.url());
    if (head != null) {
      for (String name : List.of(Policies.CORP, Policies.ACAO)) {
        evidence.addAll(PageEvidence.received(element.url(), head, name));
      }
    }
    return evidence;
  }

  private static List<String> remedy(PageObservation page, Element element) {
    Optional<String> allowed =
        Optional.ofNullable(page.heads().get(element.url())).stream()
            .flatMap(head -> Policies.only(head, Policies.ACAO).stream())
            .map(HeaderField::toString)
            .findFirst();
    String own =
        "There, if it is yours: send 'Cross-Origin-Resource-Policy: cross-origin' with it.";
    String crossorigin = "write <" + element.tag() + " crossorigin ...>";
    String otherwise =
        "send 'Cross-Origin-Embedder-Policy: credentialless' (not in Safari), or keep a copy on"
            + " your own site.";
    if (allowed.isPresent()) {
      return List.of(own, "Here: " + crossorigin + "; it answers with '" + allowed.get() + "'.");
    }
    // Not asked, or it did not answer.
    if (!page.heads().containsKey(element.url())) {
      return List.of(
          own,
          "Here, if it answers with " + Policies.ACAO + ": " + crossorigin + ".",
          "Here, else: " + otherwise);
    }
    return List.of(
        own,
        "Here (the attribute crossorigin does not help, for it answers without "
            + Policies.ACAO
            + "): "
            + otherwise);
  }
}
