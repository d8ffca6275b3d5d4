package org.crosscheck.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;

/** The test cases that are not always the same, with their rates. */
record FlakyView(SiteModel model) {
  private static final int TURNS = 2;

  /**
   * One test case in one release.
   *
   * @param release the release
   * @param of the test case
   * @param flaky in how many runs its tries disagreed
   * @param turns how often its verdict changed from one run to the next
   * @param runs how many runs have a verdict on it
   * @param accepted whether it is accepted as flaky
   */
  record Row(SiteRelease release, TestCaseId of, int flaky, int turns, int runs, boolean accepted) {
    /** {@return the rate in percent of the runs; "" without runs} */
    String rate() {
      return runs == 0 ? "" : Math.round(100.0 * flaky / runs) + " %";
    }
  }

  /** {@return the test cases that were flaky, changed at least twice, or are accepted as flaky} */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (ReleaseState release : model.newestFirst()) {
      for (int at = 0; at < model.cases().size(); at++) {
        boolean accepted = release.accepted(at).filter(AcceptedVerdict::flaky).isPresent();
        if (accepted || release.flaky(at) > 0 || release.turns(at) >= TURNS) {
          rows.add(
              new Row(
                  release.release(),
                  model.cases().get(at),
                  release.flaky(at),
                  release.turns(at),
                  release.seen(at),
                  accepted));
        }
      }
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.runs() == 0 ? 0 : -1.0 * row.flaky() / row.runs())
            .thenComparing(row -> -row.turns())
            .thenComparing(row -> row.of().toString())
            .thenComparing(row -> row.release().name()));
    return rows;
  }

  /** {@return the rows as data} */
  Map<String, Object> data() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "flaky");
    json.put(
        "cases",
        rows().stream()
            .map(
                row -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("release", row.release().name());
                  one.put("case", row.of().toString());
                  one.put("flaky", row.flaky());
                  one.put("turns", row.turns());
                  one.put("runs", row.runs());
                  one.put("accepted", row.accepted());
                  return one;
                })
            .toList());
    return json;
  }
}
