package org.crosscheck.doctor;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** Whether the page is a secure context (W3C Secure Contexts, section 3.1). */
final class SecureContextExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.NOT_SECURE);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    if (!page.told() || page.secure()) {
      return List.of();
    }
    URI url = URI.create(page.url());
    String origin = PageSeen.origin(page.url());
    // PyScript itself goes to localhost since 2025.5.1 (pyscript issue 2326).
    boolean zero = "0.0.0.0".equals(url.getHost());
    return List.of(
        Finding.of(
            Kind.NOT_SECURE,
            page,
            origin + " is not a secure context, so the page cannot be isolated.",
            List.of(page.saw(page.url(), "isSecureContext is false")),
            List.of(
                zero
                    ? "Open " + origin.replace("0.0.0.0", "localhost") + " instead."
                    : "Serve it over https; on your own machine open it as http://localhost"
                        + (url.getPort() < 0 ? "" : ":" + url.getPort())
                        + ".")));
  }
}
