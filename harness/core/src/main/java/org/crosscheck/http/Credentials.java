package org.crosscheck.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Removes user names and passwords from URLs, so that they never appear in output. */
public final class Credentials {
  /** The userinfo of a URL (RFC 3986 section 3.2.1) anywhere in a text. */
  private static final Pattern USERINFO = Pattern.compile("(?i)\\b(https?://)[^/?#@\\s\"'<>]*@");

  private Credentials() {}

  /** {@return a text without the userinfo of its URLs} */
  public static String without(String text) {
    return USERINFO.matcher(text).replaceAll("$1");
  }

  /** {@return a URL without userinfo} */
  public static URI without(URI url) {
    try {
      return new URI(without(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Removing the userinfo made the URL invalid", e);
    }
  }
}
