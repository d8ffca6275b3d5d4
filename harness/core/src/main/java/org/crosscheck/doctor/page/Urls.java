package org.crosscheck.doctor.page;

import java.net.URI;
import java.util.Optional;
import org.crosscheck.message.Credentials;

/** Functions for URLs as they appear in pages, which may be invalid. */
public final class Urls {
  private Urls() {}

  /** {@return the scheme, host and port of a URL; the URL itself if it has none} */
  public static String origin(String url) {
    return url.replaceFirst("(?i)^([a-z]+://)(?:[^/?#@]*@)?([^/?#]*).*$", "$1$2");
  }

  /** {@return the URL without credentials and fragment} */
  public static String withoutFragment(String url) {
    return Credentials.withoutUserinfo(url).replaceFirst("#.*$", "");
  }

  /**
   * {@return the absolute URL of a file that a page refers to, without a fragment; empty if it is
   * invalid}
   */
  public static Optional<String> resolved(String page, String file) {
    try {
      return Optional.of(withoutFragment(URI.create(page).resolve(file).toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
