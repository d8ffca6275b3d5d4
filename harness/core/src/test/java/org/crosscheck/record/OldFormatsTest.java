package org.crosscheck.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.observation.Outcome;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Records of earlier formats. The samples were written by the code of their time, except for the
 * wording of one message.
 */
public final class OldFormatsTest {
  private static final VisitKey LAST = VisitKey.parse("worker-tag:inline bare chrome mpy");

  @DataProvider
  public Object[][] formats() {
    return new Object[][] {{1}, {2}, {3}};
  }

  @Test(dataProvider = "formats")
  public void an_old_record_is_read_as_if_it_were_written_today(int format) {
    RunRecord run = RecordReader.read(sample(format));

    assertThat(run.visits()).hasSize(6);
    for (VisitRecord visit : run.visits()) {
      VisitRecord today =
          SampleRun.visit(visit.page(), visit.hosting(), visit.engine(), visit.interpreters());
      assertThat(visit.results()).as("%s", visit.key()).isEqualTo(today.results());
      assertThat(visit.predicted()).isEqualTo(today.predicted());
      if (!visit.key().equals(LAST)) {
        assertThat(visit).isEqualTo(today);
      }
    }
    assertThat(run.results().stream().map(r -> r.verdict().kind()).distinct())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Verdict.Kind.FLAKY)));
    assertThat(run.browsers()).isEqualTo(SampleRun.browsers());
    assertThat(run.whole()).isTrue();
  }

  @Test(dataProvider = "formats")
  public void every_outcome_and_fact_of_an_old_record_is_read(int format) {
    VisitRecord last =
        RecordReader.read(sample(format)).visits().stream()
            .filter(v -> v.key().equals(LAST))
            .findFirst()
            .orElseThrow();

    assertThat(last.tries())
        .extracting(t -> t.observation().outcome())
        .containsExactly(
            Outcome.DONE,
            Outcome.TIMED_OUT,
            Outcome.NOT_OPENED,
            Outcome.NOT_VISITED,
            Outcome.BROWSER_DIED,
            Outcome.INTERNAL_ERROR);
    assertThat(last.tries().get(0).observation().facts()).isEqualTo(SampleRun.facts());
  }

  @Test
  public void the_first_line_is_read_and_only_format_1_lacks_the_defaults() {
    assertThat(RecordReader.info(sample(2))).isEqualTo(SampleRun.info());

    RunInfo first = RecordReader.info(sample(1));
    assertThat(first.release().named()).isEmpty();
    assertThat(first.release().core()).isEqualTo(SampleRun.info().release().core());
    assertThat(first.hostings()).isEqualTo(SampleRun.info().hostings());
    assertThat(first.format()).isEqualTo(RunInfo.FORMAT);
  }

  @Test
  public void times_of_an_old_record_feed_the_estimate() throws IOException {
    VisitKey visit = VisitKey.parse("isolation coi-minimal firefox none");
    try (Folder folder = new Folder().with("run/" + RunRecord.FILE, Files.readString(sample(2)))) {
      assertThat(VisitTimes.read(List.of(folder.path("run")), List.of(visit)).of(visit))
          .hasValue(394.5);
    }
  }

  @DataProvider
  public Object[][] damages() {
    return new Object[][] {
      {"\"kind\":\"SAYS\"", "\"kind\":\"SAID\""},
      {"\"browser\":\"firefox\",\"interpreters\":\"none\",\"release\"", "\"release\""},
      {"\"of\":", "\"off\":"},
      {
        "\"hosting\":\"coi-minimal\",\"browser\":\"firefox\",\"interpreters\":\"none\"}",
        "\"hosting\":\"bare\",\"browser\":\"firefox\",\"interpreters\":\"none\"}"
      },
    };
  }

  @Test(dataProvider = "damages")
  public void a_damaged_line_of_an_old_record_is_named(String from, String to) throws IOException {
    String text = Files.readString(sample(2));
    assertThat(text).contains(from);
    try (Folder folder = new Folder().with(RunRecord.FILE, text.replace(from, to))) {
      assertThat(RecordReader.read(folder.path(RunRecord.FILE)).partial().orElseThrow())
          .contains("The record is damaged, so visits may be missing: line 4 (");
    }
  }

  private static Path sample(int format) {
    String name = "format-" + format + ".jsonl";
    try {
      return Path.of(Objects.requireNonNull(OldFormatsTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
