package org.crosscheck.isolation;

import java.net.URI;
import java.util.Locale;

/** Tells whether a top-level address is a secure context (W3C Secure Contexts, section 3.1). */
final class SecureContext {
  private SecureContext() {}

  static boolean is(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(url.getScheme())
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+")
        || host.equals("[::1]");
  }
}
