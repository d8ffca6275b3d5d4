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
 * Finds files from other origins that the page's embedder policy blocks, or would block (Fetch,
 * "cross-origin resource policy check").
 */
final class SubresourceRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.BLOCKED_BY_COEP, FindingType.WOULD_BE_BLOCKED);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported() || !page.secure() || Policies.isCredentialless(page)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    boolean requiresCorp = Policies.requiresCorp(page);
    for (Element element : Advice.notAllowed(page).toList()) {
      Optional<Exchange> exchange = page.exchange(element.url());
      boolean loaded = exchange.filter(e -> e.status() / 100 == 2).isPresent();
      if (requiresCorp && isBlocked(page, element, exchange)) {
        findings.add(blocked(page, element, exchange));
      } else if (!requiresCorp && loaded) {
        findings.add(
            Finding.of(
                FindingType.WOULD_BE_BLOCKED,
                page,
                "<%s> %s would be blocked under require-corp."
                    .formatted(element.tag(), element.url()),
                seen(page, element, exchange.get()),
                remedy(page, element)));
      }
    }
    return findings;
  }

  /** Each engine has its own error message for it; other failures are ignored. */
  private static boolean isBlocked(
      PageObservation page, Element element, Optional<Exchange> exchange) {
    ErrorWording wording = page.browser().traits().wording();
    boolean byPolicy =
        exchange.map(Exchange::failure).filter(wording::isResourceRefused).isPresent();
    boolean failed = page.failedUrls().contains(element.url());
    boolean inConsole =
        page.observation().messages().stream()
            .anyMatch(
                text -> text.contains(element.url()) && wording.mentionsResourceRefused(text));
    return byPolicy
        || inConsole
        || (failed && exchange.filter(e -> e.status() / 100 == 2).isPresent());
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
            "<%s> %s is blocked under require-corp.".formatted(element.tag(), element.url()),
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
    String onItsServer =
        "If it is your server: send 'Cross-Origin-Resource-Policy: cross-origin' with the file.";
    String crossorigin = "change the element to <%s crossorigin ...>".formatted(element.tag());
    String otherwise =
        "send 'Cross-Origin-Embedder-Policy: credentialless' (not in Safari), or host a copy on"
            + " your own site.";
    if (allowed.isPresent()) {
      return List.of(
          onItsServer,
          "Otherwise: %s, because its server sends '%s'.".formatted(crossorigin, allowed.get()));
    }
    // Not requested, or no response.
    if (!page.heads().containsKey(element.url())) {
      return List.of(
          onItsServer,
          "Otherwise, if its server sends %s: %s.".formatted(Policies.ACAO, crossorigin),
          "Otherwise: " + otherwise);
    }
    return List.of(
        onItsServer,
        "Otherwise: %s The crossorigin attribute does not help, because its server does not send %s."
            .formatted(otherwise, Policies.ACAO));
  }
}
