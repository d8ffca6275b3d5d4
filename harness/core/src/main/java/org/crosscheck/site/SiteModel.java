package org.crosscheck.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;

/**
 * All that the views show, except the verdicts of each run.
 *
 * @param claims the known claims; verdicts may be about others
 * @param releases what is known in each release, oldest first
 * @param runs the runs by their numbers, oldest first
 * @param cases the test cases by their numbers
 * @param verdicts the verdicts by their numbers
 * @param leftOut why folders of runs are left out, by folder
 */
record SiteModel(
    ClaimCatalog claims,
    List<ReleaseState> releases,
    List<SiteRun> runs,
    List<TestCaseId> cases,
    List<AcceptedVerdict> verdicts,
    Map<Path, String> leftOut) {

  /** {@return the numbers of the test cases of each claim, claims and test cases sorted} */
  Map<ClaimId, List<Integer>> byClaim() {
    Map<ClaimId, List<Integer>> byClaim = new TreeMap<>();
    IntStream.range(0, cases.size())
        .boxed()
        .sorted(Comparator.comparing(at -> cases.get(at).visit().toString()))
        .forEach(
            at -> byClaim.computeIfAbsent(cases.get(at).claim(), c -> new ArrayList<>()).add(at));
    return byClaim;
  }

  /** {@return the releases, newest first} */
  List<ReleaseState> newestFirst() {
    List<ReleaseState> reversed = new ArrayList<>(releases);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  /** {@return the ids of the engines that have verdicts, sorted} */
  List<String> engines() {
    return cases.stream().map(TestCaseId::engine).distinct().sorted().toList();
  }

  /** {@return the claim's summary; its id if it is not in the catalog} */
  String summary(ClaimId claim) {
    return known(claim).map(Claim::summary).orElse(claim.text());
  }

  /** {@return the claim if it is in the catalog} */
  Optional<Claim> known(ClaimId id) {
    return claims.claims().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** {@return the verdicts in a release on some test cases, as a summary} */
  Summary summary(ReleaseState release, List<Integer> of) {
    return Summary.of(
        of.stream().flatMap(at -> release.newest(at).stream()).toList(),
        of.stream().anyMatch(at -> isNews(release, at)));
  }

  /** {@return whether the newest verdict is worse than the accepted one} */
  static boolean isNews(ReleaseState release, int at) {
    Optional<AcceptedVerdict> accepted = release.accepted(at);
    Optional<AcceptedVerdict> newest = release.newest(at);
    return accepted.isPresent()
        && newest.isPresent()
        && ChangeKind.worse(accepted.get(), newest.get());
  }

  /** {@return the oldest release in a row, up to this one, with the same verdict on a test case} */
  ReleaseState sinceRelease(ReleaseState release, int at) {
    ReleaseState since = release;
    for (int i = releases.indexOf(release) - 1; i >= 0; i--) {
      ReleaseState before = releases.get(i);
      if (before.number(at) == ReleaseState.NONE) {
        continue;
      }
      if (before.number(at) != release.number(at)) {
        return since;
      }
      since = before;
    }
    return since;
  }

  /** {@return whether an older release has another verdict on a test case} */
  boolean changedBefore(ReleaseState release, int at) {
    return releases.subList(0, releases.indexOf(release)).stream()
        .anyMatch(
            before ->
                before.number(at) != ReleaseState.NONE && before.number(at) != release.number(at));
  }

  /** {@return the release before another one; empty for the oldest} */
  Optional<ReleaseState> before(ReleaseState release) {
    int at = releases.indexOf(release);
    return at <= 0 ? Optional.empty() : Optional.of(releases.get(at - 1));
  }

  /** {@return what differs from one release to another in the test cases that both have} */
  List<Change> between(ReleaseState before, ReleaseState after) {
    Map<TestCaseId, AcceptedVerdict> was = new TreeMap<>();
    Map<TestCaseId, AcceptedVerdict> is = new TreeMap<>();
    for (int at = 0; at < cases.size(); at++) {
      if (before.number(at) != ReleaseState.NONE
          && after.number(at) != ReleaseState.NONE
          && before.number(at) != after.number(at)) {
        was.put(cases.get(at), before.newest(at).orElseThrow());
        is.put(cases.get(at), after.newest(at).orElseThrow());
      }
    }
    return Change.between(
        new Verdicts("", new TreeMap<>(was), Map.of()),
        new Verdicts("", new TreeMap<>(is), Map.of()));
  }

  /** {@return the number of test cases that changed in a way} */
  static int count(List<Change> changes, ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).mapToInt(c -> c.cases().size()).sum();
  }
}
