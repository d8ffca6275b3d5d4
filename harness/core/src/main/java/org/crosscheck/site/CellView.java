package org.crosscheck.site;

import java.util.Optional;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.FlakyRate;
import org.crosscheck.verdict.TestCaseId;

/**
 * One test case in one release, in the table of its claim.
 *
 * @param anchor its anchor on the page of its claim
 * @param text the verdict in a few words
 * @param full the verdict with all that it says
 * @param style its class in the style sheet
 * @param since the release since which the verdict is the same; "" if no tested release had another
 * @param run the run that brought the verdict; empty if it is the accepted one
 * @param flaky in how many runs it was flaky, in words; "" if in none
 */
record CellView(
    String anchor,
    String text,
    String full,
    String style,
    String since,
    Optional<SiteRun> run,
    String flaky) {

  /** {@return the test case with a number in a release; empty without a verdict} */
  static Optional<CellView> of(SiteModel model, ReleaseState release, int at) {
    return release.newest(at).map(verdict -> of(model, release, at, verdict));
  }

  private static CellView of(
      SiteModel model, ReleaseState release, int at, AcceptedVerdict verdict) {
    int run = release.since(at);
    return new CellView(
        anchor(release.release(), model.cases().get(at)),
        Words.verdict(verdict),
        Words.full(verdict),
        Words.style(verdict, SiteModel.isNews(release, at)),
        model.changedBefore(release, at) ? model.sinceRelease(release, at).release().name() : "",
        run == ReleaseState.NONE ? Optional.empty() : Optional.of(model.runs().get(run)),
        release.flaky(at) == 0
            ? ""
            : new FlakyRate(release.flaky(at), release.seen(at)).toString());
  }

  /** {@return the anchor of a test case in a release on the page of its claim} */
  static String anchor(SiteRelease release, TestCaseId of) {
    return Words.anchor(release.name(), of.engine(), of.hosting(), of.page(), of.interpreters());
  }

  /** {@return the address of a test case in a release, from the site's own folder} */
  static String link(SiteRelease release, TestCaseId of) {
    return "claims/" + of.claim().text() + ".html#" + anchor(release, of);
  }
}
