package org.crosscheck.doctor.rule;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.platform.HeaderChange;

/** Checks whether Permissions-Policy or Feature-Policy disables isolation. */
final class PermissionsPolicyRule implements Rule {
  private static final String NAME = "Permissions-Policy";
  private static final String OLD_NAME = "Feature-Policy";

  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.PERMISSIONS_POLICY);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<HeaderField> own = Policies.only(page.lines(), NAME);
    List<HeaderField> old = Policies.only(page.lines(), OLD_NAME);
    if (!page.reported() || !page.secure() || page.isolated()) {
      return List.of();
    }
    if (denies(page, own)) {
      return List.of(finding(page, NAME, without(NAME, own, ",")));
    }
    List<HeaderField> both = new ArrayList<>(own);
    both.addAll(old);
    return denies(page, both)
        ? List.of(finding(page, OLD_NAME, without(OLD_NAME, old, "[,;]")))
        : List.of();
  }

  private static boolean denies(PageObservation page, List<HeaderField> lines) {
    List<HeaderField> ideal = new ArrayList<>(lines);
    ideal.add(new HeaderField(Policies.COOP, "same-origin"));
    ideal.add(new HeaderField(Policies.COEP, "require-corp"));
    return !IsolationModel.predict(
            ideal, URI.create(page.url().replaceFirst("^http:", "https:")), page.browser().traits())
        .crossOriginIsolated();
  }

  private static Finding finding(PageObservation page, String header, HeaderChange change) {
    return Finding.of(
            FindingType.PERMISSIONS_POLICY,
            page,
            "%s disables cross-origin isolation.".formatted(header),
            PageEvidence.headers(page, header),
            List.of("Remove 'cross-origin-isolated' from %s.".formatted(header)))
        .fixedBy(change);
  }

  /** {@return the lines without the entry, separated from the others as the header does} */
  private static HeaderChange without(String header, List<HeaderField> lines, String separator) {
    String between = separator.equals(",") ? ", " : "; ";
    String remaining =
        lines.stream()
            .flatMap(line -> Arrays.stream(line.value().split(separator)))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .filter(entry -> !entry.matches("cross-origin-isolated(?![\\w-])(?s:.*)"))
            .collect(Collectors.joining(between));
    return remaining.isEmpty() ? HeaderChange.stop(header) : HeaderChange.send(header, remaining);
  }
}
