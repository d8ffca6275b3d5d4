package org.crosscheck.record;

import java.util.List;
import java.util.Optional;
import org.crosscheck.verdict.TestResult;

/**
 * The results of a run without what was observed, for those who read many records.
 *
 * @param info what was run and where
 * @param browsers the browsers that started, sorted by engine id
 * @param results one result for each test case, as it follows from all tries
 * @param partial why verdicts are missing, in one or two sentences; empty if the run is complete
 */
public record RunResults(
    RunInfo info, List<BrowserInfo> browsers, List<TestResult> results, Optional<String> partial) {
  /** Copies the lists. */
  public RunResults {
    browsers = List.copyOf(browsers);
    results = List.copyOf(results);
  }
}
