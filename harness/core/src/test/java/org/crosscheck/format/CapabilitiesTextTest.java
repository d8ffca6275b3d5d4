package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.ReportModel;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.Test;

public class CapabilitiesTextTest {
  private static final ClaimCatalog BOOK =
      Given.catalog(
          column("can-isolate", "isolated", "Set the headers"),
          column("can-run-worker", "worker", "Allow workers"),
          column("can-reach-page", "worker DOM", "Reach", "can-run-worker", "can-isolate"),
          column("can-mini-coi", "mini-coi", "Use https"),
          claim("other", "strength: QUESTION", "answered-by: other"));

  /** {@return hostings with different capabilities} */
  static ReportModel sample() {
    return ReportModel.withoutBaseline(
        run(
            visit("isolated", "chrome", true, "yes", "yes", "yes", "yes"),
            visit("isolated", "firefox", true, "yes", "yes", "yes", "yes"),
            visit("bare", "chrome", false, "no: not isolated", "yes", "no: no document", "yes"),
            visit("bare", "firefox", false, "no: not isolated", "yes", "no: no document", "yes"),
            visit("strict", "chrome", true, "yes", "no: CSP refuses", "no: no worker", "yes"),
            visit("strict", "firefox", true, "yes", "yes", "yes", "no: off")),
        BOOK);
  }

  @Test
  public void hostings_are_compared_with_reasons_and_changes() {
    assertThat(new CapabilitiesText().write(sample()))
        .isEqualTo(
            """
            Chrome 156.0.7777.12  isolated  worker  worker DOM  mini-coi
            bare                  no        yes     no          yes
            isolated              yes       yes     yes         yes
            strict                yes       no      no          yes

            Firefox 153.0.1  isolated  worker  worker DOM  mini-coi
            bare             no        yes     no          yes
            isolated         yes       yes     yes         yes
            strict           yes       yes     yes         no

            Why not, and the simplest change:
              no isolated, worker DOM under bare:
                  Cross-Origin-Embedder-Policy is missing
                  -> send 'Cross-Origin-Embedder-Policy: require-corp' once instead of 2 lines; or use mini-coi if you cannot set headers
              no worker, worker DOM under strict in chrome:
                  CSP refuses
                  -> Allow workers
              no mini-coi under strict in firefox:
                  off
                  -> Use https
            """);
  }

  @Test
  public void a_single_hosting_has_a_change_too() {
    assertThat(text(run(visit("bare", "chrome", false, "no: a", "no: b", "no: c", "no: d")), BOOK))
        .contains("no mini-coi under bare:\n      d\n      -> Use https\n");
  }

  @Test
  public void a_run_without_capabilities_has_nothing_to_compare() {
    assertThat(text(SampleRun.complete(), BOOK)).isEmpty();
  }

  @Test
  public void a_capability_without_an_answer_is_neither_yes_nor_no() {
    VisitRecord silent = visit("silent", "chrome", true, "yes", "yes", "yes", "yes");
    VisitRecord visit =
        new VisitRecord(
            silent.key(),
            silent.fixture(),
            silent.release(),
            silent.predicted(),
            silent.last(),
            List.of(
                new TestResult(
                    TestCaseId.of(new ClaimId("can-isolate"), "page", "silent", "chrome", "mpy"),
                    "",
                    "",
                    new Verdict.Inconclusive("never reported: can.isolate"))));

    assertThat(
            text(run(visit("isolated", "chrome", true, "yes", "yes", "yes", "yes"), visit), BOOK))
        .contains("silent                ?         –       –           –")
        .contains("no isolated under silent:\n      never reported: can.isolate");
  }

  private static String text(RunRecord run, ClaimCatalog catalog) {
    return new CapabilitiesText().write(ReportModel.withoutBaseline(run, catalog));
  }

  private static RunRecord run(VisitRecord... visits) {
    return new RunRecord(SampleRun.info(), SampleRun.browsers(), List.of(visits), Optional.empty());
  }

  private static String column(String id, String column, String change, String... dependsOn) {
    return claim(
            id,
            "strength: QUESTION",
            "answered-by: " + id,
            "capability: " + column,
            "depends-on: [" + String.join(", ", dependsOn) + "]")
        .replace("look here", change);
  }

  private static VisitRecord visit(
      String hosting, String browser, boolean isolated, String... answers) {
    List<String> claims =
        List.of("can-isolate", "can-run-worker", "can-reach-page", "can-mini-coi");
    String url = "http://localhost:1/index.html";
    return new VisitRecord(
        new VisitKey("page", hosting, browser, "mpy"),
        "page",
        "2026.7.3",
        new Prediction(
            isolated, List.of("Cross-Origin-Embedder-Policy is " + (isolated ? "x" : "missing"))),
        new Observation(
            Outcome.DONE,
            "",
            url,
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Exchange(
                    1,
                    "GET",
                    url,
                    200,
                    false,
                    List.of(
                        new HeaderLine("cross-origin-opener-policy", "same-origin"),
                        new HeaderLine("cross-origin-embedder-policy", "a\nb")),
                    "")),
            new Timings(0, 0, 0, 0, 0)),
        java.util.stream.IntStream.range(0, claims.size())
            .mapToObj(
                i ->
                    new TestResult(
                        TestCaseId.of(new ClaimId(claims.get(i)), "page", hosting, browser, "mpy"),
                        "",
                        "",
                        new Verdict.Answer(answers[i])))
            .toList());
  }

  @Test
  public void a_reason_counts_the_hostings_that_do_not_fit() {
    List<VisitRecord> many =
        Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8).keySet().stream()
            .map(h -> visit(h, "chrome", false, "no: x", "yes", "no: y", "yes"))
            .toList();

    assertThat(text(run(many.toArray(VisitRecord[]::new)), BOOK))
        .contains("under a, b, c, d, e, f and 2 more:");
  }
}
