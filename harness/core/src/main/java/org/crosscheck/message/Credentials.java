package org.crosscheck.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Keeps user names, passwords and tokens out of everything that is printed or recorded. The only
 * place that decides what is one.
 */
public final class Credentials {
  /**
   * The userinfo of a URL (RFC 3986 section 3.2.1), wherever it stands in a text. It is looked for
   * from the colon after the scheme, of which a text has few.
   */
  private static final Pattern USERINFO =
      Pattern.compile("(:(?<=[a-zA-Z0-9+.-]:)/{2,3}+)[^/?#@\\s\"'<>\\\\]*+@");

  /**
   * A parameter of a URL whose name says that its value is secret, also in a URL that is itself a
   * parameter; and the token of npm's configuration. The lookaheads pass over nearly everything
   * that stands in a page: what is not one of these characters, and a name without an equals sign.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?=[?&;#%:])((?:[?&;#]|%3F|%26|%23)"
              + "(?=[\\w.-]++(?:=|%3D))(?:[\\w.-]{0,40}(?:token|secret|passw|api[_-]?key|access[_-]?key|signature|session|credential|jwt)[\\w.-]{0,40}"
              + "|key|code|sig|sid|pass|pwd|auth|authorization)(?:=|%3D)|:_authToken=|:_password=)"
              + "(?:(?!%26)[^&;#\\s\"'<>\\\\])+");

  private Credentials() {}

  /** {@return a text in which URLs have no userinfo and no values of secret parameters} */
  public static String without(String text) {
    return SECRET.matcher(withoutUserinfo(text)).replaceAll("$1…");
  }

  /**
   * {@return a text in which URLs have no userinfo} Unlike {@link #without(String)}, the URLs still
   * lead to the same resources.
   */
  public static String withoutUserinfo(String text) {
    return USERINFO.matcher(text).replaceAll("$1");
  }

  /** {@return a URL without userinfo, which leads to the same resource} */
  public static URI withoutUserinfo(URI url) {
    try {
      return new URI(withoutUserinfo(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a URL without its userinfo is not a URL", e);
    }
  }
}
