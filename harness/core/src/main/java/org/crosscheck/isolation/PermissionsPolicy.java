package org.crosscheck.isolation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.hosting.HeaderField;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.greenbytes.http.sfv.TokenItem;

/**
 * Whether Permissions-Policy, or its older form Feature-Policy, lets a page be cross-origin
 * isolated. Permissions-Policy is a dictionary of structured fields (Permissions Policy, "construct
 * policy from dictionary"). Chromium also reads Feature-Policy, in the syntax of its {@code allow}
 * attribute, for features that Permissions-Policy does not name (Chromium, {@code
 * permissions_policy_parser.cc}, {@code ParseHeader}).
 */
final class PermissionsPolicy {
  static final String NAME = "Permissions-Policy";
  static final String OLD_NAME = "Feature-Policy";
  private static final String FEATURE = "cross-origin-isolated";

  private PermissionsPolicy() {}

  /** {@return the header and its value, if it denies isolation to the page; otherwise empty} */
  static Optional<HeaderField> denying(List<HeaderField> lines, URI url) {
    Optional<Boolean> named = allowed(join(NAME, lines), url);
    if (named.isPresent()) {
      return Optional.of(new HeaderField(NAME, join(NAME, lines))).filter(h -> !named.get());
    }
    return allowedByOld(join(OLD_NAME, lines), url)
        .filter(allowed -> !allowed)
        .map(denied -> new HeaderField(OLD_NAME, join(OLD_NAME, lines)));
  }

  /**
   * A named feature is allowed only for the origins in its list; a feature that is not named is
   * allowed for the page itself.
   */
  private static Optional<Boolean> allowed(String value, URI url) {
    try {
      Dictionary policy = Parser.parseDictionary(value);
      ListElement<?> feature = policy.get().get(FEATURE);
      if (feature == null) {
        return Optional.empty();
      }
      List<?> listed = feature instanceof InnerList list ? list.get() : List.of(feature);
      return Optional.of(listed.stream().anyMatch(item -> allows(item, url)));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static boolean allows(Object item, URI url) {
    if (item instanceof TokenItem token) {
      return token.get().equals("self") || token.get().equals("*");
    }
    return item instanceof StringItem text && isOriginOf(text.get(), url);
  }

  /** The first entry for a feature counts; a feature without a list is allowed for the page. */
  private static Optional<Boolean> allowedByOld(String value, URI url) {
    for (String entry : value.split("[,;]")) {
      List<String> words =
          new ArrayList<>(Arrays.asList(entry.replaceAll("[\t\f\r ]+", " ").strip().split(" ")));
      if (words.remove(0).equals(FEATURE)) {
        return Optional.of(
            words.isEmpty()
                || words.stream()
                    .anyMatch(
                        word ->
                            word.equals("*")
                                || word.equalsIgnoreCase("'self'")
                                || isOriginOf(word, url)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOriginOf(String text, URI url) {
    try {
      return origin(new URI(text)).equals(origin(url));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String origin(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + SecureContext.host(url).toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static String join(String name, List<HeaderField> lines) {
    return lines.stream()
        .filter(l -> l.named(name))
        .map(HeaderField::value)
        .collect(Collectors.joining(", "));
  }
}
