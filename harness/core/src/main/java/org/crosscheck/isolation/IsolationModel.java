package org.crosscheck.isolation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.hosting.HeaderField;

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
    PolicyHeader document = PolicyHeader.of(PolicyHeader.DOCUMENT, lines, engine);
    boolean wantsDocument =
        document.is("isolate-and-require-corp") || document.is("isolate-and-credentialless");
    if (wantsDocument && engine.documentIsolationPolicy()) {
      reasons.add("isolated by " + document.name() + ": " + document.token().orElse(""));
      return true;
    }
    PolicyHeader opener = PolicyHeader.of(PolicyHeader.OPENER, lines, engine);
    PolicyHeader embedder = PolicyHeader.of(PolicyHeader.EMBEDDER, lines, engine);
    boolean opens = opener.is("same-origin");
    boolean credentialless = embedder.is("credentialless");
    boolean embeds = embedder.is("require-corp") || (credentialless && engine.credentialless());
    reasons.add(opener.explain(opens, "same-origin"));
    reasons.add(
        credentialless && !embeds
            ? embedder.name() + " is credentialless, which " + engine.name() + " does not support"
            : embedder.explain(embeds, "require-corp or credentialless"));
    if (!opens || !embeds) {
      if (document.present() && engine.documentIsolationPolicy()) {
        reasons.add(document.explain(false, "isolate-and-require-corp"));
      } else if (wantsDocument) {
        reasons.add(document.name() + " is not supported by " + engine.name());
      }
      return false;
    }
    Optional<HeaderField> denying =
        engine.obeysPermissionsPolicy() ? PermissionsPolicy.denying(lines, url) : Optional.empty();
    denying.ifPresent(
        header -> reasons.add("turned off by " + header + ", which " + engine.name() + " obeys"));
    return denying.isEmpty();
  }
}
