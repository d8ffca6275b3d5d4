package org.crosscheck.regression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunFolders;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.FlakyRate;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/** How often test cases were flaky in a run and in the runs before it. */
public final class FlakyRates {
  /** How many earlier runs count: so many are read in a second. */
  private static final int EARLIER = 20;

  /** A run of which only the first line was read. */
  private record Start(Path folder, RunInfo info) {}

  private FlakyRates() {}

  /**
   * {@return the rates of the test cases of a run that were flaky in it or in one of the 20 newest
   * earlier runs of the same release}
   *
   * @param runs the folder of the runs; those that cannot be read do not count
   */
  public static Map<TestCaseId, FlakyRate> of(RunRecord run, Path runs) {
    Map<TestCaseId, FlakyRate> rates = new TreeMap<>();
    run.results().forEach(result -> rates.put(result.of(), new FlakyRate(0, 0)));
    add(rates, run.results());
    RunFolders.below(runs).stream()
        .flatMap(folder -> read(() -> new Start(folder, RecordReader.info(folder))).stream())
        .filter(start -> earlier(start.info(), run.info()))
        .sorted(Comparator.comparing((Start start) -> start.info().startedAt()).reversed())
        .limit(EARLIER)
        .flatMap(start -> read(() -> RecordReader.results(start.folder())).stream())
        .forEach(results -> add(rates, results.results()));
    rates.values().removeIf(rate -> rate.flaky() == 0);
    return rates;
  }

  private static boolean earlier(RunInfo one, RunInfo than) {
    return one.release().label().equals(than.release().label())
        && one.startedAt().isBefore(than.startedAt())
        && !one.id().equals(than.id());
  }

  private static void add(Map<TestCaseId, FlakyRate> rates, List<TestResult> results) {
    for (TestResult result : new ArrayList<>(results)) {
      if (result.verdict().aboutPage()) {
        rates.computeIfPresent(result.of(), (of, rate) -> rate.with(result.verdict()));
      }
    }
  }

  private static <T> Optional<T> read(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (UserError e) {
      return Optional.empty();
    }
  }
}
