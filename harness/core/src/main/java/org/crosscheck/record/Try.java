package org.crosscheck.record;

import java.util.List;
import java.util.Optional;
import org.crosscheck.observation.Observation;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * One try of a visit.
 *
 * @param observation what was seen
 * @param results what follows from that: one result for each claim that the visit tests; empty for
 *     an earlier try in a record of format 3 or older, which has the verdicts of the last try only
 */
public record Try(Observation observation, List<TestResult> results) {
  /** Copies the list. */
  public Try {
    results = List.copyOf(results);
  }

  /** {@return the verdict on a test case in this try} */
  public Optional<Verdict> verdict(TestCaseId of) {
    return results.stream().filter(r -> r.of().equals(of)).findFirst().map(TestResult::verdict);
  }
}
