package org.crosscheck.doctor.rule;

import java.util.stream.Stream;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;

/** Chooses between values that would both do. */
final class Advice {
  private Advice() {}

  /**
   * {@return the embedder policy that a page can take as it is} {@code require-corp} is known by
   * every browser; where files of other origins do not agree to be used, {@code credentialless}
   * lets them in without credentials.
   */
  static String embedder(PageObservation page) {
    return unwilling(page).findAny().isPresent() ? "credentialless" : "require-corp";
  }

  /**
   * {@return the elements whose files are of another origin, are asked for without CORS, and do not
   * agree to be used here (HTML and Fetch, "cross-origin resource policy check")}
   */
  static Stream<Element> unwilling(PageObservation page) {
    return page.elements().stream()
        .filter(e -> e.url().startsWith("http") && !page.sameOrigin(e.url()))
        .filter(e -> !e.frames() && !e.asksWithCors() && !e.pyscript())
        .filter(e -> !page.exchange(e.url()).map(x -> agrees(page, x)).orElse(false));
  }

  private static boolean agrees(PageObservation page, Exchange exchange) {
    return Policies.agrees(page, exchange.url(), PageObservation.fields(exchange.headers()));
  }
}
