package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;

/** Whether Permissions-Policy takes away what the other headers give. */
final class PermissionsPolicyExamination implements Examination {
  private static final String NAME = "Permissions-Policy";

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.PERMISSIONS_POLICY);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<HeaderField> own = Policies.only(page.lines(), NAME);
    if (!page.told() || !page.secure() || page.isolated() || own.isEmpty()) {
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
                Kind.PERMISSIONS_POLICY,
                page,
                "Permissions-Policy switches cross-origin isolation off.",
                page.evidence(NAME),
                List.of("Take 'cross-origin-isolated' out of Permissions-Policy."))
            .mendedBy(without(own)));
  }

  private static Change without(List<HeaderField> lines) {
    String rest =
        String.join(", ", lines.stream().map(HeaderField::value).toList())
            .replaceAll("(^|,)\\s*cross-origin-isolated\\s*(=\\s*(\\([^)]*\\)|[^,]*))?", "")
            .replaceFirst("^\\s*,\\s*", "")
            .strip();
    return rest.isEmpty() ? Change.stop(NAME) : Change.send(NAME, rest);
  }
}
