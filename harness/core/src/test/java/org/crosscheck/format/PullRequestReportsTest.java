package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;
import org.crosscheck.report.Hostile;
import org.crosscheck.report.ReportInput;
import org.crosscheck.report.Samples;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The comment and the annotations of a pull request. */
public class PullRequestReportsTest {
  @DataProvider
  public Object[][] hostile() {
    return new Object[][] {
      {"a\n::error title=x::planted"},
      {"100%\r\nb"},
      {"%0A::stop-commands::x"},
      {"\u2028::error::x"},
    };
  }

  @Test(dataProvider = "hostile")
  public void a_text_of_a_page_is_not_a_command_of_its_own(String text) {
    ReportInput input =
        Samples.input(Hostile.run(text), Hostile.comparison(text), Hostile.baseline(text));

    String annotations = written(new Annotations(), input);

    assertThat(annotations).isNotEmpty();
    assertThat(annotations.split("\\R"))
        .allMatch(
            line ->
                line.startsWith("::error title=Crosscheck%3A ")
                    || line.startsWith("::warning title=Crosscheck%3A "));
    assertThat(annotations).doesNotContain("%0A::stop");
  }

  @Test
  public void a_run_as_accepted_has_no_annotations_and_says_that_nothing_is_worse() {
    RunRecord run = SampleRun.complete();
    ReportInput input = Samples.input(run, Baseline.of(Verdicts.of("same", run.results())));

    assertThat(written(new Annotations(), input)).doesNotContain("::error");
    assertThat(written(new PullRequestComment(), input))
        .startsWith("<!-- crosscheck -->\n## Crosscheck: nothing is worse")
        .doesNotContain("###");
  }

  private static String written(ReportFormat format, ReportInput input) {
    try (Folder folder = new Folder()) {
      Artifact artifact = format.write(input).get(0);
      artifact.writeTo(folder.path());
      return Files.readString(folder.path(artifact.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
