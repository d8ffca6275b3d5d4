package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.platform.HeaderChange;

/** Whether Permissions-Policy takes away what the other headers give. */
final class PermissionsPolicyRule implements Rule {
  private static final String NAME = "Permissions-Policy";

  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.PERMISSIONS_POLICY);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<HeaderField> own = Policies.only(page.lines(), NAME);
    if (!page.reported() || !page.secure() || page.isolated() || own.isEmpty()) {
      return List.of();
    }
    List<HeaderField> right = new ArrayList<>(own);
    right.add(new HeaderField(Policies.COOP, "same-origin"));
    right.add(new HeaderField(Policies.COEP, "require-corp"));
    if (IsolationModel.predict(
            right,
            java.net.URI.create(page.url().replaceFirst("^http:", "https:")),
            page.browser().traits())
        .crossOriginIsolated()) {
      return List.of();
    }
    return List.of(
        Finding.of(
                FindingType.PERMISSIONS_POLICY,
                page,
                "Permissions-Policy switches cross-origin isolation off.",
                PageEvidence.headers(page, NAME),
                List.of("Take 'cross-origin-isolated' out of Permissions-Policy."))
            .fixedBy(without(own)));
  }

  private static HeaderChange without(List<HeaderField> lines) {
    String rest =
        String.join(", ", lines.stream().map(HeaderField::value).toList())
            .replaceAll("(^|,)\\s*cross-origin-isolated\\s*(=\\s*(\\([^)]*\\)|[^,]*))?", "")
            .replaceFirst("^\\s*,\\s*", "")
            .strip();
    return rest.isEmpty() ? HeaderChange.stop(NAME) : HeaderChange.send(NAME, rest);
  }
}
