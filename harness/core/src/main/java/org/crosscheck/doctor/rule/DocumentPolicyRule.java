package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.platform.HeaderChange;

/** Policies that some browsers know and others do not. */
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
                  "Document-Isolation-Policy is sent, and this browser does not know it.",
                  PageEvidence.headers(page, Policies.DIP),
                  List.of(
                      "Send Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy as well."))
              .fixedBy(
                  HeaderChange.send(Policies.COOP, "same-origin"),
                  HeaderChange.send(Policies.COEP, Advice.embedder(page))));
    }
    if (page.isolated() && Policies.onlyWithoutCredentials(page)) {
      findings.add(
          Finding.of(
              FindingType.COEP_CREDENTIALLESS,
              page,
              "Cross-Origin-Embedder-Policy is 'credentialless', which Safari does not know.",
              PageEvidence.headers(page, Policies.COEP),
              List.of(
                  "If Safari matters: send 'require-corp', and have the files of other origins"
                      + " agree to be used.")));
    }
    return findings;
  }
}
