package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.platform.HeaderChange;

/** Finds policies that only some browsers support. */
final class DocumentPolicyRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.DIP_ALONE, FindingType.COEP_CREDENTIALLESS);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    boolean isolates =
        page.lines().stream()
            .anyMatch(l -> l.named(Policies.DIP) && l.value().startsWith("isolate-and-"));
    if (page.reported() && page.secure() && !page.isolated() && isolates) {
      findings.add(
          Finding.of(
                  FindingType.DIP_ALONE,
                  page,
                  "Document-Isolation-Policy is sent, but this browser does not support it.",
                  PageEvidence.headers(page, Policies.DIP),
                  List.of("Also send Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy."))
              .fixedBy(
                  HeaderChange.send(Policies.COOP, "same-origin"),
                  HeaderChange.send(Policies.COEP, Advice.embedder(page))));
    }
    if (page.isolated() && Policies.isCredentialless(page)) {
      findings.add(
          Finding.of(
              FindingType.COEP_CREDENTIALLESS,
              page,
              "Cross-Origin-Embedder-Policy is 'credentialless', which Safari does not support.",
              PageEvidence.headers(page, Policies.COEP),
              List.of(
                  "To support Safari, send 'require-corp', and make sure that files from other"
                      + " origins send 'Cross-Origin-Resource-Policy: cross-origin'.")));
    }
    return findings;
  }
}
