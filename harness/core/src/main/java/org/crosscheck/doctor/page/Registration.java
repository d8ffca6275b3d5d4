package org.crosscheck.doctor.page;

import java.util.Locale;

/**
 * A service worker that the page registered, or tried to register.
 *
 * @param url the absolute URL of its script
 * @param scope the absolute URL of its scope; "" if it is not registered and the page named none
 * @param error the browser's reason for refusing it; "" if it is registered or not yet decided
 */
public record Registration(String url, String scope, String error) {
  private static final String HEADER = "cross-origin-embedder-policy";

  /** {@return whether the browser refused it} */
  public boolean isRefused() {
    return !error.isEmpty();
  }

  /** {@return whether its script, as far as it was read, adds the headers that isolate a page} */
  public boolean isolates(PageObservation page) {
    return page.texts().getOrDefault(url, "").toLowerCase(Locale.ROOT).contains(HEADER);
  }
}
