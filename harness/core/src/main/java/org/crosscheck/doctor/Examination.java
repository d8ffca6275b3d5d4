package org.crosscheck.doctor;

import java.util.List;
import java.util.Set;

/** Looks at one thing of a page: is it worth asking, ask, say. Holds nothing. */
public interface Examination {
  /** Every examination, in no particular order. */
  List<Examination> ALL =
      List.of(
          new RestExamination(),
          new SecureContextExamination(),
          new PolicyExamination(),
          new DocumentPolicyExamination(),
          new PermissionsPolicyExamination(),
          new ModelExamination(),
          new SubresourceExamination(),
          new CorsExamination(),
          new OpenerExamination(),
          new FrameExamination(),
          new WorkerScriptExamination(),
          new ContentSecurityExamination(),
          new FileExamination(),
          new MiniCoiExamination(),
          new ServiceWorkerExamination(),
          new PyScriptExamination(),
          new WorkerTagExamination(),
          new RevalidationExamination());

  /** {@return what it can find} */
  Set<Kind> kinds();

  /** {@return what it finds on a page that one browser saw} */
  List<Finding> of(PageSeen page);
}
