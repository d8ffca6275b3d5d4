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

/** Checks whether Permissions-Policy disables isolation. */
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
    List<HeaderField> ideal = new ArrayList<>(own);
    ideal.add(new HeaderField(Policies.COOP, "same-origin"));
    ideal.add(new HeaderField(Policies.COEP, "require-corp"));
    if (IsolationModel.predict(
            ideal,
            java.net.URI.create(page.url().replaceFirst("^http:", "https:")),
            page.browser().traits())
        .crossOriginIsolated()) {
      return List.of();
    }
    return List.of(
        Finding.of(
                FindingType.PERMISSIONS_POLICY,
                page,
                "Permissions-Policy disables cross-origin isolation.",
                PageEvidence.headers(page, NAME),
                List.of("Remove 'cross-origin-isolated' from Permissions-Policy."))
            .fixedBy(without(own)));
  }

  private static HeaderChange without(List<HeaderField> lines) {
    String remaining =
        String.join(", ", lines.stream().map(HeaderField::value).toList())
            .replaceAll("(^|,)\\s*cross-origin-isolated\\s*(=\\s*(\\([^)]*\\)|[^,]*))?", "")
            .replaceFirst("^\\s*,\\s*", "")
            .strip();
    return remaining.isEmpty() ? HeaderChange.stop(NAME) : HeaderChange.send(NAME, remaining);
  }
}
