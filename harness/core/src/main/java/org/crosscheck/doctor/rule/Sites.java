package org.crosscheck.doctor.rule;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.doctor.page.Urls;

/** Which addresses are of one site, by the public suffix list. */
final class Sites {
  private Sites() {}

  /**
   * {@return whether two addresses are of one site, whatever their schemes and ports (HTML,
   * "schemelessly same site")}
   */
  static boolean same(String one, String other) {
    String here = host(one);
    String there = host(other);
    Optional<String> domain = registrableDomain(here);
    return domain.isPresent() ? domain.equals(registrableDomain(there)) : here.equals(there);
  }

  /**
   * {@return the label below the public suffix of a host, with that suffix; empty for an IP
   * address, and for a name that is a public suffix itself, such as {@code github.io}}
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
    // Of a name that the list does not have, such as x.localhost, the last label is the suffix.
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
