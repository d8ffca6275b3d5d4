package org.crosscheck.doctor.rule;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.Urls;

/** Checks whether the page is a secure context (W3C Secure Contexts, section 3.1). */
final class SecureContextRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.NOT_SECURE);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported() || page.secure()) {
      return List.of();
    }
    URI url = URI.create(page.url());
    String origin = Urls.origin(page.url());
    // PyScript itself redirects to localhost since 2025.5.1 (pyscript issue 2326).
    boolean zero = "0.0.0.0".equals(url.getHost());
    return List.of(
        Finding.of(
            FindingType.NOT_SECURE,
            page,
            "%s is not a secure context, so the page cannot be isolated.".formatted(origin),
            List.of(PageEvidence.seen(page, page.url(), "isSecureContext is false")),
            List.of(
                zero
                    ? "Open " + origin.replace("0.0.0.0", "localhost") + " instead."
                    : "Serve the page over https. On your own machine, open it as http://localhost%s."
                        .formatted(url.getPort() < 0 ? "" : ":" + url.getPort()))));
  }
}
