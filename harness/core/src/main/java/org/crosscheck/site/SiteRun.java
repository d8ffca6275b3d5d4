package org.crosscheck.site;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.verdict.Verdict;

/**
 * A run in the history of its release, without its verdicts.
 *
 * @param id its name
 * @param file the name of its files, without an extension
 * @param release the release that it tested
 * @param startedAt when it started
 * @param with the browsers, such as {@code Chrome 156.0.1 and Firefox 153.0}
 * @param selection the part of the matrix that it visited, in words
 * @param counts the number of its verdicts of each kind, worst kind first
 * @param changes what differs from the verdicts before it; nothing new or gone
 */
record SiteRun(
    String id,
    String file,
    SiteRelease release,
    Instant startedAt,
    String with,
    String selection,
    SortedMap<Verdict.Kind, Long> counts,
    List<Change> changes) {

  /** {@return the number of test cases that changed in a way} */
  int count(ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).mapToInt(c -> c.cases().size()).sum();
  }
}
