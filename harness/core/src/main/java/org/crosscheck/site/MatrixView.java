package org.crosscheck.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.TestCaseId;

/** The table of claims by releases, and the data of its filters. */
record MatrixView(SiteModel model) {
  /** How many releases the table has; the filters and the pages of claims have all. */
  private static final int RELEASES = 12;

  /**
   * One claim.
   *
   * @param claim its id
   * @param summary its summary
   * @param cells one for each release of the table
   */
  record Row(ClaimId claim, String summary, List<Summary> cells) {
    /** {@return whether all releases that have verdicts have the same} */
    boolean steady() {
      return cells.stream().filter(c -> !c.text().isEmpty()).distinct().count() <= 1;
    }
  }

  /** {@return the releases of the table, newest first} */
  List<ReleaseState> releases() {
    return model.newestFirst().subList(0, Math.min(RELEASES, model.releases().size()));
  }

  /** {@return the number of releases that the table leaves out} */
  int older() {
    return model.releases().size() - releases().size();
  }

  /** {@return a row for each claim} */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    model
        .byClaim()
        .forEach(
            (claim, of) ->
                rows.add(
                    new Row(
                        claim,
                        model.summary(claim),
                        releases().stream().map(r -> model.summary(r, of)).toList())));
    return rows;
  }

  List<String> hostings() {
    return names(TestCaseId::hosting);
  }

  List<String> engines() {
    return names(TestCaseId::engine);
  }

  List<String> interpreters() {
    return names(TestCaseId::interpreters);
  }

  private List<String> names(java.util.function.Function<TestCaseId, String> part) {
    return new ArrayList<>(new TreeSet<>(model.cases().stream().map(part).toList()));
  }

  /**
   * {@return the newest verdict on every test case in every release} A row of {@code cases} ends
   * with the number of a verdict for each release. Each pair of {@code news} is the number of a row
   * and of a release in which the verdict is worse than the accepted one.
   */
  Map<String, Object> data() {
    List<ReleaseState> releases = model.newestFirst();
    VerdictTable table = new VerdictTable();
    List<int[]> news = new ArrayList<>();
    for (int at = 0; at < model.cases().size(); at++) {
      int[] numbers = new int[releases.size()];
      for (int i = 0; i < releases.size(); i++) {
        ReleaseState release = releases.get(i);
        numbers[i] = release.newest(at).map(table::verdict).orElse(ReleaseState.NONE);
        if (SiteModel.isNews(release, at)) {
          news.add(new int[] {at, i});
        }
      }
      table.add(model.cases().get(at), numbers);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "matrix");
    json.put("releases", releases.stream().map(r -> r.release().name()).toList());
    json.put("asides", releases.stream().map(r -> r.release().aside()).toList());
    Map<String, String> summaries = new LinkedHashMap<>();
    model.byClaim().keySet().forEach(c -> summaries.put(c.text(), model.summary(c)));
    json.put("summaries", summaries);
    table.into(json);
    json.put("news", news);
    return json;
  }
}
