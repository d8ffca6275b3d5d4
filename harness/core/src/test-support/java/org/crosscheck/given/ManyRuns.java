package org.crosscheck.given;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * Writes many records of runs, the same ones for the same seed, to measure what reads them. In each
 * run, about one verdict in 300 is another one than usual.
 */
public final class ManyRuns {
  private static final int RARE = 300;
  private static final int PAGES = 42;

  private ManyRuns() {}

  /**
   * Writes records of about 1,500 verdicts each.
   *
   * @param arguments the folder of the runs, their number, and the seed
   */
  public static void main(String[] arguments) {
    write(
        Path.of(arguments[0]), Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), PAGES);
  }

  /**
   * Writes records.
   *
   * @param folder the folder of the folders of runs
   * @param runs how many, an hour apart
   * @param seed decides which verdicts differ
   * @param pages how many pages each run visits: 36 verdicts each
   */
  public static void write(Path folder, int runs, long seed, int pages) {
    Random random = new Random(seed);
    RunInfo sample = SampleRun.info();
    List<VisitRecord> usual = visits(pages);
    for (int run = 0; run < runs; run++) {
      Instant start = sample.startedAt().plus(Duration.ofHours(run));
      String id = start.toString().replace(":", "");
      RunInfo info = new RunInfo(sample.format(), id, start, sample.environment(), sample.scope());
      try (RecordWriter writer =
          RecordWriter.open(folder.resolve(id).resolve(RunRecord.FILE), info)) {
        SampleRun.browsers().forEach(writer::append);
        usual.forEach(visit -> writer.append(changed(visit, random)));
        writer.end(start.plus(Duration.ofMinutes(20)), RunEnd.How.COMPLETE);
      }
    }
  }

  private static List<VisitRecord> visits(int pages) {
    List<VisitRecord> visits = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      for (String hosting : SampleRun.HOSTINGS) {
        for (String engine : List.of("chrome", "firefox")) {
          visits.add(SampleRun.visit("worker-tag:v" + page, hosting, engine, "mpy"));
        }
      }
    }
    return visits;
  }

  private static VisitRecord changed(VisitRecord visit, Random random) {
    List<TestResult> results =
        visit.results().stream()
            .map(
                result ->
                    random.nextInt(RARE) == 0
                        ? result.with(new Verdict.Broken("expected worker.ran is true, was false"))
                        : result)
            .toList();
    return new VisitRecord(
        visit.key(), visit.fixture(), visit.release(), visit.predicted(), visit.last(), results);
  }
}
