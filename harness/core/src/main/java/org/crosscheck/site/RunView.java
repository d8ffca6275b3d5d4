package org.crosscheck.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.record.RunResults;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/**
 * One run: where it was made, what it changed, and its deviations.
 *
 * @param run the run
 * @param before the run of the same release before it
 * @param results its results
 * @param claims the known claims
 */
record RunView(SiteRun run, Optional<SiteRun> before, RunResults results, ClaimCatalog claims) {
  /** A deviation that several test cases have for the same reason. */
  record Deviation(ClaimId claim, String verdict, String style, String because) {}

  ChangeList changeList() {
    return new ChangeList(run.release(), run.changes(), "../", true, claims);
  }

  /** {@return the deviations with their test cases, worst kind first, then by claim} */
  Map<Deviation, List<TestCaseId>> deviations() {
    Map<Deviation, List<TestCaseId>> deviations = new LinkedHashMap<>();
    results.results().stream()
        .filter(result -> result.verdict().kind().deviation())
        .sorted(
            java.util.Comparator.comparing((TestResult r) -> r.verdict().kind())
                .thenComparing(r -> r.of().toString()))
        .forEach(
            result ->
                deviations
                    .computeIfAbsent(
                        new Deviation(
                            result.of().claim(),
                            result.verdict().kind().displayName(),
                            Words.style(result.verdict().accepted(), false),
                            result.verdict().because()),
                        d -> new ArrayList<>())
                    .add(result.of()));
    return deviations;
  }

  /** {@return the results as data; a row of {@code cases} ends with its verdict and its reason} */
  Map<String, Object> data() {
    VerdictTable table = new VerdictTable();
    Numbers<String> reasons = new Numbers<>();
    for (TestResult result : results.results()) {
      String because = result.verdict().kind().deviation() ? result.verdict().because() : "";
      table.add(result.of(), table.verdict(result.verdict().accepted()), reasons.of(because));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "run");
    json.put("name", "run-" + run.file());
    json.put("title", run.id());
    json.put("release", run.release().name());
    json.put("startedAt", run.startedAt().toString());
    json.put("selection", run.selection());
    json.put("reasons", reasons.values());
    table.into(json);
    return json;
  }
}
