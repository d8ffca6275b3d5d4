package org.crosscheck.doctor.rule;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.doctor.page.Urls;

/** Compares the sites of URLs by the public suffix list. */
final class Sites {
  private Sites() {}

  /**
   * {@return whether two URLs belong to the same site, ignoring scheme and port (HTML,
   * "schemelessly same site")}
   */
  static boolean same(String url, String other) {
    String host = host(url);
    String otherHost = host(other);
    Optional<String> domain = registrableDomain(host);
    return domain.isPresent()
        ? domain.equals(registrableDomain(otherHost))
        : host.equals(otherHost);
  }

  /**
   * {@return the public suffix of a host and the label before it; empty for an IP address, and for
   * a name that is itself a public suffix, such as {@code github.io}}
   */
  private static Optional<String> registrableDomain(String host) {
    if (InetAddresses.isUriInetAddress(host) || !InternetDomainName.isValid(host)) {
      return Optional.empty();
    }
    InternetDomainName name = InternetDomainName.from(host);
    if (name.hasPublicSuffix()) {
      return name.isUnderPublicSuffix()
          ? Optional.of(name.topPrivateDomain().toString())
          : Optional.empty();
    }
    // The suffix of a name that is not in the list, such as x.localhost, is its last label.
    String[] labels = host.split("\\.");
    return labels.length < 2
        ? Optional.empty()
        : Optional.of(labels[labels.length - 2] + "." + labels[labels.length - 1]);
  }

  private static String host(String url) {
    return Urls.origin(url)
        .replaceFirst("(?i)^[a-z]+://", "")
        .replaceFirst(":\\d+$", "")
        .toLowerCase(Locale.ROOT);
  }
}
