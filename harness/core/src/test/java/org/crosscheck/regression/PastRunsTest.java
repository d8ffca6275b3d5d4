package org.crosscheck.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crosscheck.analysis.History;
import org.crosscheck.given.SampleRun;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.RunScope;
import org.testng.annotations.Test;

public class PastRunsTest {
  private static final List<String> ONE_VISIT = List.of("bare");

  @Test
  public void runs_are_sorted_by_time_and_releases_by_version_whatever_the_names_of_the_folders()
      throws IOException {
    Path folder = folder();
    run(folder.resolve("a"), "newer", 20, "0.10.1", ONE_VISIT, true);
    run(folder.resolve("b/c"), "older", 10, "0.9.2", ONE_VISIT, true);

    PastRuns past = PastRuns.below(folder);

    assertThat(past.history().runs()).extracting(History.Run::id).containsExactly("older", "newer");
    assertThat(past.history().releases()).containsExactly("0.9.2", "0.10.1");
    assertThat(past.folders()).containsEntry("older", folder.resolve("b/c"));
    assertThat(past.leftOut()).isEmpty();
  }

  @Test
  public void the_folder_may_be_a_link_but_a_link_inside_it_is_not_another_run()
      throws IOException {
    Path folder = folder();
    run(folder.resolve("runs/a"), "one", 20, "1.0", ONE_VISIT, true);
    Files.createSymbolicLink(folder.resolve("runs/latest"), Path.of("a"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("runs"));

    assertThat(PastRuns.below(link).history().runs()).hasSize(1);
    assertThat(PastRuns.below(folder).leftOut()).isEmpty();
  }

  @Test
  public void a_run_that_was_cut_off_counts_up_to_its_end_and_is_marked() throws IOException {
    Path folder = folder();
    run(folder.resolve("a"), "cut", 10, "1.0", ONE_VISIT, false);

    assertThat(PastRuns.below(folder).history().runs())
        .extracting(History.Run::mark)
        .containsExactly("cut off");
  }

  @Test
  public void a_run_that_cannot_be_read_is_left_out_with_the_reason() throws IOException {
    Path folder = folder();
    run(folder.resolve("a"), "good", 10, "1.0", ONE_VISIT, true);
    run(folder.resolve("b"), "good", 10, "1.0", ONE_VISIT, true);
    run(folder.resolve("c"), "nothing", 11, "1.0", List.of(), true);
    run(folder.resolve("d"), "newer", 12, "1.0", ONE_VISIT, true);
    Path newer = folder.resolve("d").resolve(RunRecord.FILE);
    Files.writeString(newer, Files.readString(newer).replace("\"format\":4", "\"format\":5"));
    Files.createDirectories(folder.resolve("e"));
    Files.writeString(folder.resolve("e").resolve(RunRecord.FILE), "");

    Map<Path, String> leftOut = PastRuns.below(folder).leftOut();

    assertThat(leftOut).hasSize(4);
    assertThat(leftOut.get(folder.resolve("b"))).contains("Another folder also contains run good");
    assertThat(leftOut.get(folder.resolve("c"))).contains("has no verdicts");
    assertThat(leftOut.get(folder.resolve("d"))).contains("this Crosscheck reads formats");
    assertThat(leftOut.get(folder.resolve("e"))).contains("it is empty");
  }

  @Test
  public void a_folder_without_runs_is_reported_with_what_was_looked_for() throws IOException {
    Path folder = folder();

    assertThatThrownBy(() -> PastRuns.below(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no run in " + folder.toAbsolutePath())
        .hasMessageContaining("looked for record.jsonl")
        .hasMessageContaining("./crosscheck run");
    assertThatThrownBy(() -> PastRuns.below(folder.resolve("no-such")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no run in");
  }

  @Test
  public void a_folder_without_a_readable_run_is_reported_with_the_reasons() throws IOException {
    Path folder = folder();
    run(folder.resolve("c"), "nothing", 11, "1.0", List.of(), true);

    assertThatThrownBy(() -> PastRuns.below(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("can be read:\n  - The run nothing has no verdicts");
  }

  private static void run(
      Path folder, String id, int second, String release, List<String> hostings, boolean ends)
      throws IOException {
    RunInfo sample = SampleRun.info();
    RunInfo info =
        new RunInfo(
            sample.format(),
            id,
            Instant.ofEpochSecond(second),
            sample.environment(),
            new RunScope(
                new ReleaseInfo(release, release, "", new TreeMap<>(), new TreeMap<>()),
                sample.hostings(),
                sample.selection(),
                false));
    try (RecordWriter writer = RecordWriter.open(folder.resolve(RunRecord.FILE), info)) {
      hostings.forEach(h -> writer.append(SampleRun.visit("isolation", h, "chrome", "none")));
      if (ends) {
        writer.end(Instant.ofEpochSecond(second + 1), RunEnd.How.COMPLETE);
      }
    }
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target/records")), "past");
  }
}
