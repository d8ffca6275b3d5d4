package org.crosscheck.doctor.rule;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;

/** Evaluates policies with the isolation model, which is tested against real browsers. */
final class Policies {
  static final String COOP = "Cross-Origin-Opener-Policy";
  static final String COEP = "Cross-Origin-Embedder-Policy";
  static final String CORP = "Cross-Origin-Resource-Policy";
  static final String ACAO = "Access-Control-Allow-Origin";
  static final String DIP = "Document-Isolation-Policy";
  private static final URI SECURE = URI.create("https://localhost/");

  private Policies() {}

  /** {@return whether the opener policy allows isolation} */
  static boolean opens(PageObservation page, List<HeaderField> lines) {
    return isolates(page, only(lines, COOP), new HeaderField(COEP, "require-corp"));
  }

  /** {@return whether the embedder policy allows isolation} */
  static boolean embeds(PageObservation page, List<HeaderField> lines) {
    return isolates(page, only(lines, COEP), new HeaderField(COOP, "same-origin"));
  }

  /** {@return whether the page blocks files from other origins that do not allow it} */
  static boolean requiresCorp(PageObservation page) {
    return !isCredentialless(page)
        && (embeds(page, page.lines())
            || page.lines().stream()
                .anyMatch(l -> l.named(DIP) && l.value().startsWith("isolate-and-require-corp")));
  }

  /** {@return whether the page's embedder policy is {@code credentialless}} */
  static boolean isCredentialless(PageObservation page) {
    return embeds(page, page.lines())
        && page.lines().stream()
            .anyMatch(l -> l.named(COEP) && l.value().startsWith("credentialless"));
  }

  /**
   * {@return whether a response's CORP allows use by the page} CORP is compared byte by byte, and
   * several lines are joined (Fetch, "cross-origin resource policy internal check").
   */
  static boolean allows(PageObservation page, String url, List<HeaderField> lines) {
    String value = String.join(", ", only(lines, CORP).stream().map(HeaderField::value).toList());
    return value.equals("cross-origin")
        || (value.equals("same-site") && Sites.same(page.url(), url));
  }

  static List<HeaderField> only(List<HeaderField> lines, String name) {
    return lines.stream().filter(l -> l.named(name)).toList();
  }

  private static boolean isolates(PageObservation page, List<HeaderField> lines, HeaderField rest) {
    List<HeaderField> all = new ArrayList<>(lines);
    all.add(rest);
    return IsolationModel.predict(all, SECURE, page.browser().traits()).crossOriginIsolated();
  }
}
