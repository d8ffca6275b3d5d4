package org.crosscheck.doctor.rule;

import java.util.stream.Stream;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;

/** Suggests header values for a page. */
final class Advice {
  private Advice() {}

  /**
   * {@return the embedder policy that works without changes to the page} Every browser supports
   * {@code require-corp}. If files of other origins do not allow that, {@code credentialless} loads
   * them without credentials.
   */
  static String embedder(PageObservation page) {
    return notAllowed(page).findAny().isPresent() ? "credentialless" : "require-corp";
  }

  /**
   * {@return the elements whose files are from another origin, are requested without CORS, and do
   * not allow use by this page (HTML and Fetch, "cross-origin resource policy check")}
   */
  static Stream<Element> notAllowed(PageObservation page) {
    return page.elements().stream()
        .filter(e -> e.url().startsWith("http") && !page.sameOrigin(e.url()))
        .filter(e -> !e.isFrame() && !e.usesCors() && !e.isPyScript())
        .filter(e -> !page.exchange(e.url()).map(x -> allows(page, x)).orElse(false));
  }

  private static boolean allows(PageObservation page, Exchange exchange) {
    return Policies.allows(page, exchange.url(), PageObservation.fields(exchange.headers()));
  }
}
