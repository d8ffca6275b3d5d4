package org.crosscheck.doctor.page;

import java.net.URI;
import java.util.Optional;
import org.crosscheck.http.Credentials;

/** Addresses as pages write them, which need not be valid. */
public final class Urls {
  private Urls() {}

  /** {@return the scheme, host and port of an address; the address itself if it has none} */
  public static String origin(String url) {
    return url.replaceFirst("(?i)^([a-z]+://)(?:[^/?#@]*@)?([^/?#]*).*$", "$1$2");
  }

  /** {@return the address without credentials and fragment} */
  public static String withoutFragment(String url) {
    return Credentials.without(url).replaceFirst("#.*$", "");
  }

  /** {@return the whole address of a file that a page names, without a fragment} */
  public static Optional<String> resolved(String page, String file) {
    try {
      return Optional.of(withoutFragment(URI.create(page).resolve(file).toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
