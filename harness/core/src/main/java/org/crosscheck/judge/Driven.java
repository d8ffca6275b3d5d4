package org.crosscheck.judge;

import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Condition;
import org.crosscheck.claim.Control;
import org.crosscheck.claim.Expectation;

/** Knows which claims are about what only the driver of a browser sees. */
final class Driven {
  private static final String BROWSER = "browser.";

  /** Counted by the documents that report, also without a driver. */
  private static final String NAVIGATIONS = "browser.navigations";

  private Driven() {}

  /**
   * {@return whether a claim is about the console or uncaught errors, of which a page itself sees
   * only a part, or about a fact that the driver reports}
   */
  static boolean isNeededBy(Claim claim) {
    Stream<Condition> conditions =
        Stream.of(
                claim.expectations().stream().map(Expectation::conditions),
                claim.prerequisites().control().stream().map(Control::conditions))
            .flatMap(all -> all)
            .flatMap(List::stream);
    return conditions.anyMatch(Driven::isNeededBy)
        || Stream.concat(
                claim.prerequisites().facts().stream(), claim.criterion().answeredBy().stream())
            .anyMatch(Driven::isReportedByDriver);
  }

  private static boolean isNeededBy(Condition condition) {
    return condition.operator().aboutMessages()
        || Stream.of(condition.about(), condition.per()).anyMatch(Driven::isReportedByDriver);
  }

  private static boolean isReportedByDriver(String fact) {
    return fact.startsWith(BROWSER) && !fact.equals(NAVIGATIONS);
  }
}
