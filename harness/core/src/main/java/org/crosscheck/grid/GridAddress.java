package org.crosscheck.grid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.UserError;

/**
 * The address of a Selenium Grid's hub.
 *
 * @param url its URL, with a host, without userinfo and without a slash at the end
 * @param login what it asks for; empty if nothing
 */
public record GridAddress(URI url, Optional<Login> login) {
  /** A user name and a password. Neither is printed or recorded. */
  public record Login(String user, String password) {
    /** {@return nothing of the login} */
    @Override
    public String toString() {
      return "a login";
    }
  }

  /**
   * {@return the address in a text such as {@code http://user:password@hub:4444}}
   *
   * @throws UserError if it is not the URL of a web server
   */
  public static GridAddress of(String text) {
    String shown = Credentials.without(text.strip());
    UserError wrong =
        new UserError(
            "--grid must be the address of a hub, got '%s'.".formatted(shown),
            "Give one such as http://hub:4444.");
    try {
      URI url = new URI(text.strip());
      if (url.getHost() == null
          || !String.valueOf(url.getScheme()).matches("(?i)https?")
          || url.getRawQuery() != null
          || url.getRawFragment() != null) {
        throw wrong;
      }
      String plain = Credentials.withoutUserinfo(url).toString().replaceFirst("/+$", "");
      return new GridAddress(URI.create(plain), login(url));
    } catch (URISyntaxException e) {
      throw wrong;
    }
  }

  private static Optional<Login> login(URI url) {
    return Optional.ofNullable(url.getUserInfo())
        .map(
            info -> {
              int colon = info.indexOf(':');
              return colon < 0
                  ? new Login(info, "")
                  : new Login(info.substring(0, colon), info.substring(colon + 1));
            });
  }

  /** {@return the host name or the numeric address, an IPv6 address without brackets} */
  public String host() {
    return url.getHost().replaceAll("^\\[|\\]$", "");
  }

  /** {@return the URL without the login} */
  @Override
  public String toString() {
    return url.toString();
  }
}
