package org.crosscheck.isolation;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** Decides whether a top-level address is a secure context (W3C Secure Contexts, section 3.1). */
final class SecureContext {
  private SecureContext() {}

  static boolean is(URI url) {
    String host = host(url).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return "https".equalsIgnoreCase(url.getScheme())
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+")
        || host.equals("[::1]");
  }

  /** {@return the host of an address, even if {@link URI} rejects it, as with an underscore} */
  static String host(URI url) {
    String authority = Objects.requireNonNullElse(url.getAuthority(), "");
    return Objects.requireNonNullElse(
        url.getHost(), authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", ""));
  }
}
