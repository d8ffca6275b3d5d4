package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public final class FormatsTest {
  private static final Formats<ReportFormat> REPORTS = ReportFormats.all();

  @Test
  public void a_format_is_found_by_its_id_in_upper_or_lower_case() {
    assertThat(REPORTS.named("junit")).isSameAs(REPORTS.named("JUnit"));
    assertThat(REPORTS.named(List.of("ctrf", "html", "CTRF")))
        .extracting(Format::id)
        .containsExactly("ctrf", "html");
  }

  @Test
  public void every_unknown_id_is_named_with_the_nearest_one() {
    assertThatThrownBy(() -> REPORTS.named(List.of("junti", "html", "pdf")))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "There is no report format 'junti'. Did you mean junit?",
            "There is no report format 'pdf'.",
            "Known: html, junit, wptreport, ctrf, markdown, comment, annotations, badge, profile,"
                + " text, json.");
  }

  @Test
  public void a_list_rejects_a_duplicate_id() {
    assertThatThrownBy(
            () -> new Formats<Format>("report", List.of(new JunitReport(), new JunitReport())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
