package org.crosscheck.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.given.SampleRun;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Writing and reading records. */
public final class RecordTest {

  @Test
  public void a_run_is_read_back_as_it_was_recorded() throws IOException {
    RunRecord run = SampleRun.complete();

    assertThat(RecordReader.read(written(run))).isEqualTo(run);
    assertThat(run.results()).hasSize(12 + 24 * 3);
  }

  @DataProvider
  Object[][] facts() {
    return SampleRun.facts().stream().map(f -> new Object[] {f}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "facts")
  public void a_fact_is_read_back_as_it_was_reported(Fact fact) throws IOException {
    RunRecord run = with(SampleRun.observation(Outcome.DONE, List.of(fact), "x"));

    assertThat(RecordReader.read(written(run))).isEqualTo(run);
  }

  @Test
  public void every_text_of_a_page_is_read_back() throws IOException {
    for (Fact fact : SampleRun.facts()) {
      String text = fact.value() instanceof String value ? value : fact.name();
      RunRecord run = with(SampleRun.observation(Outcome.NOT_OPENED, List.of(), text));

      assertThat(RecordReader.read(written(run))).isEqualTo(run);
    }
  }

  @Test
  public void every_outcome_and_every_try_is_read_back() throws IOException {
    List<Observation> tries = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      tries.add(SampleRun.observation(outcome, List.of(), "30 s"));
    }
    RunRecord run = with(tries.toArray(Observation[]::new));

    assertThat(RecordReader.read(written(run))).isEqualTo(run);
    assertThat(run.visits().get(0).last().outcome()).isEqualTo(Outcome.INTERNAL_ERROR);
  }

  @Test
  public void a_number_that_json_cannot_represent_is_written_as_a_string() throws IOException {
    Fact fact = SampleRun.fact("ratio", Double.NaN);
    RunRecord run = with(SampleRun.observation(Outcome.DONE, List.of(fact), "x"));

    assertThat(RecordReader.read(written(run)).visits().get(0).last().fact("ratio"))
        .contains(SampleRun.fact("ratio", "NaN"));
  }

  @Test
  public void an_unknown_commit_and_a_job_are_read_back() throws IOException {
    RunInfo info = SampleRun.info();
    RunInfo unknown =
        new RunInfo(
            info.format(),
            info.id(),
            info.startedAt(),
            new RunEnvironment(
                info.environment().harnessVersion(),
                GitState.unknown("not a git checkout"),
                info.environment().java(),
                info.environment().os(),
                info.environment().cores(),
                Optional.of(new CiJob(URI.create("https://ci.example/jobs/7?a=b&c")))),
            new RunScope(info.release(), info.hostings(), "--browser firefox", false));
    Path file = folder().resolve(RunRecord.FILE);
    RecordWriter.open(file, unknown).close();

    assertThat(RecordReader.read(file).info()).isEqualTo(unknown);
    assertThat(unknown.environment().git().explain()).isEqualTo("unknown: not a git checkout");
    assertThatThrownBy(() -> GitState.unknown(" ")).isInstanceOf(UserError.class);
  }

  @Test
  public void visits_are_on_disk_before_the_run_ends() throws IOException {
    Path folder = folder().resolve("deep/er");
    Path file = folder.resolve(RunRecord.FILE);
    try (RecordWriter writer = RecordWriter.open(file, SampleRun.info())) {
      writer.append(SampleRun.visit("isolation", "bare", "chrome", "none"));

      RunRecord read = RecordReader.read(folder);
      assertThat(read.visits()).hasSize(1);
      assertThat(read.cutOff()).isTrue();
      assertThat(read.whole()).isFalse();
    }
  }

  @Test
  public void visits_of_several_threads_do_not_mix() throws Exception {
    Path file = folder().resolve(RunRecord.FILE);
    List<Thread> threads = new ArrayList<>();
    try (RecordWriter writer = RecordWriter.open(file, SampleRun.info())) {
      for (String hosting : SampleRun.HOSTINGS) {
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    writer.append(SampleRun.visit("isolation", hosting, "chrome", "none"));
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      writer.end(Instant.EPOCH, RunEnd.How.INTERRUPTED);
    }

    RunRecord read = RecordReader.read(file);
    assertThat(read.visits()).hasSize(6).allSatisfy(visit -> assertThat(visit.tries()).hasSize(25));
    assertThat(read.end()).contains(new RunEnd(Instant.EPOCH, RunEnd.How.INTERRUPTED, 6));
    assertThat(read.whole()).isFalse();
  }

  @Test
  public void a_record_cut_off_at_any_byte_is_read_up_to_there_and_marked() throws IOException {
    RunRecord run = with(SampleRun.observation(Outcome.DONE, SampleRun.facts(), "Grüße 漢字 🐍"));
    byte[] whole = Files.readAllBytes(written(run));
    int firstLine = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
    Path cut = folder().resolve(RunRecord.FILE);
    Set<Integer> visits = new TreeSet<>();
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));

      if (length < firstLine) {
        assertThatThrownBy(() -> RecordReader.read(cut))
            .as("cut at byte " + length)
            .isInstanceOf(UserError.class)
            .hasMessageContaining(length == 0 ? "it is empty" : "in the middle of its first line");
      } else {
        RunRecord read = RecordReader.read(cut);
        assertThat(read.info()).isEqualTo(run.info());
        assertThat(read.cutOff()).as("cut at byte " + length).isTrue();
        assertThat(read.visits()).isIn(List.of(), run.visits());
        visits.add(read.visits().size());
      }
    }
    assertThat(visits).containsExactly(0, 1);
    // Without only the last line break, the record is complete.
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    assertThat(RecordReader.read(cut)).isEqualTo(run);
  }

  @Test
  public void a_folder_with_runs_below_it_names_them() throws IOException {
    Path folder = folder();
    for (int i = 0; i < 7; i++) {
      Files.createDirectories(folder.resolve("run" + i));
      Files.createFile(folder.resolve("run" + i).resolve(RunRecord.FILE));
    }
    Files.createSymbolicLink(folder.resolve("latest"), Path.of("run6"));

    assertThatThrownBy(() -> RecordReader.read(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Found no record of a run: " + folder.resolve(RunRecord.FILE))
        .hasMessageContaining("Below " + folder + " are 7 runs: " + folder.resolve("run2"))
        .hasMessageContaining(folder.resolve("run6") + " and 2 earlier ones.")
        .hasMessageContaining("./crosscheck history " + folder);
  }

  @Test
  public void a_run_without_verdicts_is_refused_where_verdicts_are_needed() {
    RunRecord run = SampleRun.complete();
    RunRecord empty = new RunRecord(run.info(), run.browsers(), List.of(), run.end());

    assertThat(run.orRefuseEmpty()).isSameAs(run);
    assertThatThrownBy(empty::orRefuseEmpty)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no verdicts, so there is nothing to report.");
  }

  @Test
  public void an_end_is_final() throws IOException {
    Path file = folder().resolve(RunRecord.FILE);
    RecordWriter writer = RecordWriter.open(file, SampleRun.info());
    writer.end(Instant.EPOCH, RunEnd.How.INTERRUPTED);
    writer.end(Instant.MAX, RunEnd.How.COMPLETE);
    writer.close();

    assertThat(RecordReader.read(file).end())
        .contains(new RunEnd(Instant.EPOCH, RunEnd.How.INTERRUPTED, 0));
    assertThatThrownBy(() -> writer.append(SampleRun.visit("isolation", "bare", "chrome", "none")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("isolation bare chrome none");
  }

  @Test
  public void a_record_is_never_overwritten() throws IOException {
    Path file = written(SampleRun.complete());

    assertThatThrownBy(() -> RecordWriter.open(file, SampleRun.info()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("already exists");
  }

  @Test
  public void a_folder_without_a_record_is_refused_with_the_missing_file() throws IOException {
    Path folder = folder();

    assertThatThrownBy(() -> RecordReader.read(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Found no record of a run: " + folder.resolve(RunRecord.FILE))
        .hasMessageContaining("./crosscheck run");
  }

  @Test
  public void a_newer_record_is_refused_with_what_to_do() throws IOException {
    Path file = written(SampleRun.complete());
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"format\":4", "\"format\":5,\"new\":[]"));

    assertThatThrownBy(() -> RecordReader.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has format 5; this Crosscheck reads formats 1 to 4")
        .hasMessageContaining("git pull")
        .hasMessageContaining("0.1.0");
  }

  @Test
  public void a_record_of_an_unknown_older_format_is_refused_with_what_to_do() throws IOException {
    Path file = written(SampleRun.complete());
    Files.writeString(file, Files.readString(file).replaceFirst("\"format\":4", "\"format\":0"));

    assertThatThrownBy(() -> RecordReader.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has format 0; this Crosscheck reads formats 1 to 4")
        .hasMessageContaining("Run again");
  }

  @DataProvider
  Object[][] others() {
    return new Object[][] {
      {"", "it is empty"},
      {"\n\n", "it is empty"},
      {"hello\n", "line 1: "},
      {"[1]\n", "line 1: not an object"},
      {"{\"kind\":\"visit\"}\n", "its first line does not describe a run"},
    };
  }

  @Test(dataProvider = "others")
  public void another_file_is_refused(String text, String why) throws IOException {
    Path file = Files.writeString(folder().resolve(RunRecord.FILE), text);

    assertThatThrownBy(() -> RecordReader.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not a record of a run: " + why);
  }

  @DataProvider
  Object[][] damages() {
    return new Object[][] {
      {"\"results\":", "\"result\":", "line 4 ("},
      {"\"from\":\"WORKER\"", "\"from\":\"NOBODY\"", "line 4 ("},
      {"\"fromCache\":false", "\"fromCache\":null", "line 4 ("},
      {
        "\"kind\":\"visit\"",
        "\"kind\":\"vizit\"",
        "line 4 (it is not a browser, a visit or the end)"
      },
      {"\"value\":true", "\"valu", "line 4 ("},
      {"\"message\":\"true\"", "\"message\":\"false\"", "line 4 (expected the verdict"},
      {"\"kind\":\"visit\"", "\u0000\"kind\":\"visit\"", "line 4 ("},
    };
  }

  @Test(dataProvider = "damages")
  public void a_damaged_line_costs_its_own_visit_only(String from, String to, String why)
      throws IOException {
    VisitRecord lost = SampleRun.visit("isolation", "mini-coi", "chrome", "none");
    VisitRecord kept = SampleRun.visit("isolation", "bare", "chrome", "none");
    Path file = written(run(lost, kept));
    Files.writeString(file, Files.readString(file).replaceFirst(from, to));

    RunRecord read = RecordReader.read(file);

    assertThat(read.visits()).containsExactly(kept);
    assertThat(read.damaged()).hasSize(1);
    assertThat(read.partial().orElseThrow())
        .startsWith("The record is damaged, so visits may be missing: " + why);
    assertThat(read.whole()).isFalse();
  }

  @DataProvider
  Object[][] wrongEnds() {
    return new Object[][] {
      {"\"visits\":1", "\"visits\":3", "line 5 (it counts 3 visits, but the record has 1)"},
      {"\\z", "\n{\"kind\":\"end\"}", "line 7 (it comes after the end)"},
    };
  }

  @Test(dataProvider = "wrongEnds")
  public void an_end_that_does_not_fit_is_damage(String from, String to, String why)
      throws IOException {
    VisitRecord visit = SampleRun.visit("isolation", "mini-coi", "chrome", "none");
    Path file = written(run(visit));
    Files.writeString(file, Files.readString(file).replaceFirst(from, to));

    RunRecord read = RecordReader.read(file);

    assertThat(read.visits()).containsExactly(visit);
    assertThat(read.partial().orElseThrow()).contains(why);
  }

  @Test
  public void a_line_without_an_end_fills_no_memory() throws IOException {
    VisitRecord visit = SampleRun.visit("isolation", "mini-coi", "chrome", "none");
    Path file = written(run(visit));
    try (var out = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
      String part = "x".repeat(1 << 20);
      for (int i = 0; i < 17; i++) {
        out.write(part);
      }
    }

    assertThat(RecordReader.read(file).partial().orElseThrow())
        .contains("line 6 (it has more than 16777216 characters)");
    Files.writeString(file, "x".repeat(17 << 20));
    assertThatThrownBy(() -> RecordReader.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not a record of a run: line 1 has more than 16777216 characters");
  }

  @Test
  public void a_first_line_with_wrong_values_is_damage_and_not_another_file() throws IOException {
    Path file = written(SampleRun.complete());
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"cores\":\\d+", "\"cores\":99999999999"));

    assertThatThrownBy(() -> RecordReader.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("which describes the run, is damaged: ")
        .hasMessageContaining("99999999999");
  }

  @Test
  public void credentials_are_not_recorded() throws IOException {
    String url = "http://user:S3CRET@host/?token=S3CRET&a=b";
    RunRecord run =
        with(
            SampleRun.observation(
                Outcome.NOT_OPENED, List.of(SampleRun.fact("url", url)), "at " + url));

    assertThat(Files.readString(written(run)))
        .doesNotContain("S3CRET")
        .contains("\"at http://host/?token=…&a=b\"");
  }

  static Path written(RunRecord run) throws IOException {
    Path file = folder().resolve(RunRecord.FILE);
    try (RecordWriter writer = RecordWriter.open(file, run.info())) {
      run.browsers().forEach(writer::append);
      run.visits().forEach(writer::append);
      run.end().ifPresent(end -> writer.end(end.endedAt(), end.how()));
    }
    return file;
  }

  static RunRecord with(Observation... tries) {
    VisitRecord visit = SampleRun.visit("worker-tag:inline", "bare", "firefox", "mpy");
    return run(
        new VisitRecord(
            visit.key(),
            visit.fixture(),
            visit.release(),
            visit.predicted(),
            Stream.of(tries).map(seen -> new Try(seen, visit.results())).toList()));
  }

  private static RunRecord run(VisitRecord... visits) {
    RunEnd end = new RunEnd(Instant.EPOCH, RunEnd.How.COMPLETE, visits.length);
    return new RunRecord(SampleRun.info(), SampleRun.browsers(), List.of(visits), Optional.of(end));
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target/records")), "run");
  }
}
