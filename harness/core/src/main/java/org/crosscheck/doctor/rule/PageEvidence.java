package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;

/** Creates evidence from a page observation. */
final class PageEvidence {
  private PageEvidence() {}

  /** {@return evidence of what the browser observed} */
  static Evidence seen(PageObservation page, String url, String line) {
    return new Evidence(page.browser().id(), url, line);
  }

  /** {@return the header lines of a response with these names, as evidence} */
  static List<Evidence> headers(PageObservation page, Exchange exchange, String... names) {
    List<Evidence> evidence = new ArrayList<>();
    for (String name : names) {
      List<HeaderLine> lines =
          exchange.headers().stream().filter(h -> h.name().equalsIgnoreCase(name)).toList();
      lines.forEach(line -> evidence.add(seen(page, exchange.url(), line.toString())));
      if (lines.isEmpty()) {
        evidence.add(seen(page, exchange.url(), "(no " + name + ")"));
      }
    }
    return evidence;
  }

  /** {@return the header lines of the page's response with these names, as evidence} */
  static List<Evidence> headers(PageObservation page, String... names) {
    if (page.response().isPresent()) {
      return headers(page, page.response().get(), names);
    }
    List<Evidence> evidence = new ArrayList<>();
    for (String name : names) {
      evidence.addAll(received(page.url(), page.reply().headers(), name));
    }
    return evidence;
  }

  /**
   * {@return the header lines with a name in the response to Crosscheck's own request, as evidence}
   */
  static List<Evidence> received(String url, List<HeaderField> lines, String name) {
    List<HeaderField> named = lines.stream().filter(l -> l.named(name)).toList();
    return named.isEmpty()
        ? List.of(new Evidence("crosscheck", url, "(no " + name + ")"))
        : named.stream().map(line -> new Evidence("crosscheck", url, line.toString())).toList();
  }
}
