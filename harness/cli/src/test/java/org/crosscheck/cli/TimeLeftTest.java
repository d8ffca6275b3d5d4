package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.given.TestEngines;
import org.crosscheck.matrix.Interpreters;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.Test;

public class TimeLeftTest {
  /** The page time and harness time of each visit of the sample: 1.25 + 101.5 + 8 + 243.75 + 40. */
  private static final double EACH = 394.5;

  private static final List<VisitKey> ALL = List.of(VisitKey.parse("every visit there is"));

  @Test
  public void before_anything_is_known_the_estimate_is_empty() {
    assertThat(left(VisitTimes.none(), 1, 1).of(TestEngines.CHROME)).isEmpty();
  }

  @Test
  public void a_visit_that_earlier_runs_do_not_have_takes_the_average_of_this_run() {
    TimeLeft left = left(VisitTimes.none(), 3, 0);
    left.visited(visited("none-such"));
    left.visited(visited("bare-0"));

    assertThat(left.of(TestEngines.CHROME)).contains(millis(2 * EACH));
    assertThat(left.count(TestEngines.CHROME)).isEqualTo(2);
  }

  @Test
  public void a_visit_takes_as_long_as_in_earlier_runs_under_its_hosting_or_else_under_others()
      throws IOException {
    VisitTimes earlier = VisitTimes.read(List.of(record("elsewhere", "bare-1")), ALL);

    assertThat(left(earlier, 3, 0).of(TestEngines.CHROME)).contains(millis(3 * EACH));
    assertThat(left(earlier, 0, 1).of(TestEngines.FIREFOX)).isEmpty();
  }

  @Test
  public void a_run_that_is_slower_than_earlier_ones_stays_so() throws IOException {
    Path fast = record("bare-0", "bare-1");
    Path file = fast.resolve(RunRecord.FILE);
    Files.writeString(file, Files.readString(file).replaceAll("\"page\":243.75", "\"page\":46.5"));
    VisitTimes earlier = VisitTimes.read(List.of(fast), ALL);
    TimeLeft left = left(earlier, 2, 0);
    assertThat(left.of(TestEngines.CHROME)).contains(millis(EACH));

    left.visited(visited("bare-0"));

    assertThat(left.of(TestEngines.CHROME)).contains(millis(EACH));
  }

  @Test
  public void browsers_share_the_threads_until_one_has_finished() throws IOException {
    VisitTimes earlier = earlier();

    TimeLeft two = new TimeLeft(matrix(1, 3, false), 2, () -> earlier);
    assertThat(two.of(TestEngines.CHROME)).contains(millis(EACH));
    assertThat(two.of(TestEngines.FIREFOX)).contains(millis(2 * EACH));
  }

  @Test
  public void exclusive_visits_come_after_all_others() throws IOException {
    VisitTimes earlier = earlier();
    List<Visit> visits = new ArrayList<>(matrix(2, 2, false).visits());
    visits.addAll(matrix(1, 0, true).visits());

    TimeLeft left = new TimeLeft(new Matrix(visits), 2, () -> earlier);

    assertThat(left.of(TestEngines.FIREFOX)).contains(millis(2 * EACH));
    assertThat(left.of(TestEngines.CHROME)).contains(millis(3 * EACH));
  }

  @Test
  public void a_truncated_record_is_used_and_a_missing_one_is_ignored() throws IOException {
    Path cut = record("bare-0", "bare-1");
    Path file = cut.resolve(RunRecord.FILE);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.lastIndexOf("\"kind\":\"visit\"") + 40));

    VisitTimes earlier = VisitTimes.read(List.of(Path.of("no-such-run"), cut), ALL);

    assertThat(earlier.of(VisitKey.parse("page bare-0 chrome none"))).hasValue(EACH);
    assertThat(earlier.of(VisitKey.parse("page bare-0 firefox none"))).isEmpty();
  }

  @Test
  public void only_as_many_records_are_read_as_needed() throws IOException {
    VisitTimes earlier =
        VisitTimes.read(
            List.of(record("bare-0"), record("bare-1")),
            List.of(VisitKey.parse("page bare-0 chrome none")));

    // The record of its hosting was not read, so the mean of the other visits is used.
    assertThat(earlier.of(VisitKey.parse("page bare-1 chrome none"))).hasValue(EACH);
    assertThat(earlier.of(VisitKey.parse("page bare-1 firefox none"))).isEmpty();
  }

  private static VisitTimes earlier() throws IOException {
    Path file = record("bare-0").resolve(RunRecord.FILE);
    String chrome = Files.readString(file);
    String visit = chrome.lines().filter(l -> l.contains("\"visit\"")).findFirst().orElseThrow();
    Files.writeString(
        file, chrome + visit.replace("\"engine\":\"chrome\"", "\"engine\":\"firefox\"") + "\n");
    return VisitTimes.read(List.of(file.resolveSibling("")), ALL);
  }

  private static TimeLeft left(VisitTimes earlier, int chrome, int firefox) {
    return new TimeLeft(matrix(chrome, firefox, false), 1, () -> earlier);
  }

  private static Matrix matrix(int chrome, int firefox, boolean exclusive) {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < chrome; i++) {
      visits.add(visit(TestEngines.CHROME, (exclusive ? "exclusive-" : "bare-") + i, exclusive));
    }
    for (int i = 0; i < firefox; i++) {
      visits.add(visit(TestEngines.FIREFOX, (exclusive ? "exclusive-" : "bare-") + i, exclusive));
    }
    return new Matrix(visits);
  }

  private static Visit visit(Engine browser, String hosting, boolean exclusive) {
    Fixture page = Given.fixture("page", Fixture.Needs.NONE);
    return new Visit(
        exclusive ? page.asExclusive() : page,
        Optional.empty(),
        Given.hosting(hosting),
        browser,
        new Interpreters(Optional.empty(), Optional.empty()),
        Given.release());
  }

  private static VisitRecord visited(String hosting) {
    return SampleRun.visit("page", hosting, "chrome", "none");
  }

  private static Path record(String... hostings) throws IOException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/records")), "times");
    try (RecordWriter writer =
        RecordWriter.open(folder.resolve(RunRecord.FILE), SampleRun.info())) {
      for (String hosting : hostings) {
        writer.append(visited(hosting));
      }
    }
    return folder;
  }

  private static Duration millis(double milliseconds) {
    return Duration.ofMillis(Math.round(milliseconds));
  }
}
