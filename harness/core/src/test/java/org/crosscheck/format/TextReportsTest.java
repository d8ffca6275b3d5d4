package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.given.SampleRun;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.Hostile;
import org.crosscheck.report.ReportModel;
import org.crosscheck.report.Samples;
import org.testng.annotations.Test;

/** The terminal table and the Markdown summary beyond their golden files. */
public final class TextReportsTest {
  private static final ClaimCatalog BOOK = Samples.catalog();

  @Test
  public void the_table_of_six_hostings_fits_a_terminal() {
    assertThat(table(SampleRun.complete(), BOOK).lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  public void claims_that_were_tested_under_other_hostings_have_a_separate_table() {
    List<VisitRecord> visits =
        List.of(
            SampleRun.visit("isolation", "bare", "chrome", "none"),
            SampleRun.visit("worker-tag:inline", "new-host", "chrome", "py"));
    RunRecord run = new RunRecord(SampleRun.info(), SampleRun.browsers(), visits, Optional.empty());

    assertThat(table(run, BOOK))
        .isEqualTo(
            """
            Chrome 156.0.7777.12 under new-host

                                new-
                                host
            worker-tag-runs     holds
            worker-reaches-dom  holds
            sync-calls-main     n/a

            Chrome 156.0.7777.12 under bare

                              bare
            page-is-isolated  false
            """);
  }

  @Test
  public void many_hostings_of_few_claims_are_listed_vertically() {
    List<VisitRecord> visits =
        IntStream.range(0, 12)
            .mapToObj(
                i -> SampleRun.visit("isolation", "host-" + (char) ('a' + i), "chrome", "none"))
            .toList();
    RunRecord run = new RunRecord(SampleRun.info(), SampleRun.browsers(), visits, Optional.empty());

    assertThat(table(run, BOOK))
        .startsWith(
            """
            Chrome 156.0.7777.12

                    page-
                    is-isolated
            host-a  false
            host-b  false
            """);
  }

  @Test
  public void hostile_text_cannot_reach_the_terminal() {
    for (String text : Hostile.TEXTS) {
      assertThat(table(Hostile.run(text), BOOK).codePoints())
          .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n')
          .noneMatch(c -> c == 0x202E || c == 0x2066);
    }
  }

  @Test
  public void a_run_that_equals_its_baseline_has_no_list_of_changes() {
    VisitRecord visit = SampleRun.visit("worker-tag:inline", "pyscript-com", "chrome", "py");
    RunRecord run =
        new RunRecord(
            SampleRun.info(), SampleRun.browsers(), List.of(visit), SampleRun.complete().end());

    assertThat(
            Written.by(
                new MarkdownSummary(),
                Samples.input(run, new Comparison(List.of(), 3), Baseline.empty())))
        .startsWith("## All 3 verdicts are as accepted.\n")
        .doesNotContain("What changed", "known deviations");
  }

  @Test
  public void hostile_text_stays_text_in_markdown() {
    for (String text : Hostile.TEXTS) {
      String summary =
          Written.by(
              new MarkdownSummary(),
              Samples.input(Hostile.run(text), Hostile.comparison(text), Hostile.baseline(text)));

      assertThat(summary.split("</?(details|summary)>", -1)).hasSize(5);
      assertThat(summary)
          .doesNotContainPattern("<(?!/?(details|summary)>)[a-zA-Z/!]")
          .doesNotContainPattern("(?<!\\\\)\\]\\(")
          .doesNotContain("\n# owned", "\u202e", "\u001b");
      assertThat(summary.lines().filter(l -> l.startsWith("| ")).toList())
          .hasSize(3)
          .allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 4);
    }
  }

  @Test
  public void a_run_without_verdicts_is_refused() {
    RunRecord empty =
        new RunRecord(
            SampleRun.info(), SampleRun.browsers(), List.of(), SampleRun.complete().end());

    assertThatThrownBy(() -> table(empty, BOOK))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is nothing to report.");
  }

  private static String table(RunRecord run, ClaimCatalog catalog) {
    return new VerdictTable().write(ReportModel.withoutBaseline(run, catalog));
  }
}
