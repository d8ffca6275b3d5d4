package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Policies that some browsers know and others do not. */
final class DocumentPolicyExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.DIP_ALONE, Kind.COEP_CREDENTIALLESS);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<Finding> findings = new ArrayList<>();
    boolean isolates =
        page.lines().stream()
            .anyMatch(l -> l.named(Policies.DIP) && l.value().startsWith("isolate-and-"));
    if (page.told() && page.secure() && !page.isolated() && isolates) {
      findings.add(
          Finding.of(
                  Kind.DIP_ALONE,
                  page,
                  "Document-Isolation-Policy is sent, and this browser does not know it.",
                  page.evidence(Policies.DIP),
                  List.of(
                      "Send Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy as well."))
              .mendedBy(
                  Change.send(Policies.COOP, "same-origin"),
                  Change.send(Policies.COEP, Advice.embedder(page))));
    }
    if (page.isolated() && Policies.onlyWithoutCredentials(page)) {
      findings.add(
          Finding.of(
              Kind.COEP_CREDENTIALLESS,
              page,
              "Cross-Origin-Embedder-Policy is 'credentialless', which Safari does not know.",
              page.evidence(Policies.COEP),
              List.of(
                  "If Safari matters: send 'require-corp', and have the files of other origins"
                      + " agree to be used.")));
    }
    return findings;
  }
}
