package org.crosscheck.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Keeps names and passwords of addresses out of everything that is said. */
public final class Credentials {
  /** The userinfo of an address (RFC 3986 section 3.2.1), wherever it stands in a text. */
  private static final Pattern USERINFO = Pattern.compile("(?i)\\b(https?://)[^/?#@\\s\"'<>]*@");

  private Credentials() {}

  /** {@return a text without the userinfo of the addresses in it} */
  public static String without(String text) {
    return USERINFO.matcher(text).replaceAll("$1");
  }

  /** {@return an address without userinfo} */
  public static URI without(URI url) {
    try {
      return new URI(without(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an address without its userinfo is none", e);
    }
  }
}
