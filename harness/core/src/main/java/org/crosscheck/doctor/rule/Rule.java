package org.crosscheck.doctor.rule;

import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;

/** Looks at one thing of a page and makes findings of it. Implementations have no state. */
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
          new PyScriptRule(),
          new WorkerTagRule(),
          new RevalidationRule());

  /** {@return what it can find} */
  Set<FindingType> types();

  /** {@return what it finds on a page that one browser saw} */
  List<Finding> of(PageObservation page);
}
