package org.crosscheck.doctor.rule;

import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;

/** Checks one aspect of a page and returns findings. Implementations are stateless. */
public interface Rule {
  /** Every rule, in no particular order. */
  List<Rule> ALL =
      List.of(
          new RestRule(),
          new SecureContextRule(),
          new PolicyRule(),
          new DocumentPolicyRule(),
          new PermissionsPolicyRule(),
          new ModelRule(),
          new SubresourceRule(),
          new CorsRule(),
          new OpenerRule(),
          new FrameRule(),
          new WorkerScriptRule(),
          new ContentSecurityRule(),
          new FileRule(),
          new MiniCoiRule(),
          new ServiceWorkerRule(),
          new IsolatingWorkerRule(),
          new PyScriptRule(),
          new WorkerTagRule(),
          new RevalidationRule());

  /** {@return the types of findings that this rule can return} */
  Set<FindingType> types();

  /** {@return the findings for a page in one browser} */
  List<Finding> of(PageObservation page);
}
