package org.crosscheck.isolation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.hosting.HeaderField;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.greenbytes.http.sfv.TokenItem;

/**
 * Predicts whether a top-level page is cross-origin isolated, from the header lines of its
 * response, its address and the traits of the engine. The rules are those of HTML, "obtain an
 * opener policy" and "obtain an embedder policy", with the differences between browsers.
 */
public final class IsolationModel {
  private IsolationModel() {}

  /**
   * {@return what a top-level page gets}
   *
   * @param lines the header lines of the page's response, in order
   * @param url the page's address
   * @param engine what the engine that opens it does
   */
  public static Prediction predict(List<HeaderField> lines, URI url, EngineTraits engine) {
    List<String> reasons = new ArrayList<>();
    boolean isolated = isolated(lines, url, engine, reasons);
    return new Prediction(isolated, reasons);
  }

  private static boolean isolated(
      List<HeaderField> lines, URI url, EngineTraits engine, List<String> reasons) {
    if (!SecureContext.is(url)) {
      reasons.add(
          url.getScheme()
              + "://"
              + SecureContext.host(url)
              + " is not a secure context, so browsers ignore the headers: use https or localhost");
      return false;
    }
    if (engine.documentIsolationPolicy()) {
      Policy dip = Policy.of("Document-Isolation-Policy", lines, engine);
      if (dip.is("isolate-and-require-corp") || dip.is("isolate-and-credentialless")) {
        reasons.add("isolated by Document-Isolation-Policy: " + dip.token().orElse(""));
        return true;
      }
    }
    Policy coop = Policy.of("Cross-Origin-Opener-Policy", lines, engine);
    Policy coep = Policy.of("Cross-Origin-Embedder-Policy", lines, engine);
    boolean opener = coop.is("same-origin");
    boolean embedder = coep.is("require-corp") || coep.is("credentialless");
    reasons.add(coop.explain(opener, "same-origin"));
    reasons.add(coep.explain(embedder, "require-corp or credentialless"));
    if (!opener || !embedder) {
      return false;
    }
    if (engine.obeysPermissionsPolicy() && deniedByPermissionsPolicy(lines, url)) {
      reasons.add(
          "turned off by Permissions-Policy: "
              + join("Permissions-Policy", lines)
              + ", which "
              + engine.name()
              + " obeys");
      return false;
    }
    return true;
  }

  /**
   * A named feature is allowed only for the origins in its list; a feature that is not named is
   * allowed for the page itself (Permissions Policy, "construct policy from dictionary").
   */
  private static boolean deniedByPermissionsPolicy(List<HeaderField> lines, URI url) {
    try {
      Dictionary policy = Parser.parseDictionary(join("Permissions-Policy", lines));
      ListElement<?> feature = policy.get().get("cross-origin-isolated");
      if (feature == null) {
        return false;
      }
      List<?> allowed = feature instanceof InnerList list ? list.get() : List.of(feature);
      return allowed.stream().noneMatch(item -> allows(item, url));
    } catch (ParseException e) {
      return false;
    }
  }

  private static boolean allows(Object item, URI url) {
    if (item instanceof TokenItem token) {
      return token.get().equals("self") || token.get().equals("*");
    }
    try {
      return item instanceof StringItem text && origin(new URI(text.get())).equals(origin(url));
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

  /**
   * A policy header as browsers read it: a Structured Field item holding a token, over the combined
   * lines (RFC 9651 section 4.2; HTML, "obtain an embedder policy"). An empty line beside another
   * makes the item invalid in Chrome; Firefox ignores it (seen in Chromium 156, Firefox 153).
   */
  private record Policy(String name, String value, boolean present, Optional<String> token) {

    static Policy of(String name, List<HeaderField> lines, EngineTraits engine) {
      boolean present = lines.stream().anyMatch(l -> l.named(name));
      boolean emptyCounts = engine.emptyLinesCount();
      String joined =
          join(name, lines.stream().filter(l -> emptyCounts || !l.value().isEmpty()).toList());
      return new Policy(name, joined, present, token(joined));
    }

    boolean is(String wanted) {
      return token.filter(wanted::equals).isPresent();
    }

    String explain(boolean counts, String wanted) {
      if (!present) {
        return name + " is missing";
      }
      if (counts) {
        return name + " is " + value;
      }
      return token
          .map(t -> name + " is " + t + ", which is not " + wanted)
          .orElse(
              name + " is invalid, so browsers ignore it: '" + value + "' is not a single token");
    }

    private static Optional<String> token(String value) {
      try {
        Item<?> item = Parser.parseItem(value);
        return item instanceof TokenItem token ? Optional.of(token.get()) : Optional.empty();
      } catch (ParseException e) {
        return Optional.empty();
      }
    }
  }
}
