package org.crosscheck.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Change;
import org.crosscheck.document.Statement;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;

/**
 * One claim in every release, engine and hosting.
 *
 * @param model everything
 * @param claim the claim's id
 * @param of the numbers of its test cases
 * @param changes what differs between releases, of all claims, by the newer release
 */
record ClaimView(
    SiteModel model, ClaimId claim, List<Integer> of, Map<SiteRelease, List<Change>> changes) {

  /** A column of the table: an engine in a release. */
  record Column(ReleaseState release, String engine) {}

  /** What a row of the table is about, in all engines. */
  record Place(String hosting, String page, String interpreters) {}

  /** A row: one cell for each column, empty without a verdict. */
  record Row(Place place, List<Optional<CellView>> cells) {}

  /**
   * A deviation with its reason.
   *
   * @param release where it is
   * @param verdict what it is
   * @param because why, in words
   */
  record Deviation(SiteRelease release, AcceptedVerdict verdict, String because) {}

  String summary() {
    return model.summary(claim);
  }

  /** {@return the claim if it is known} */
  Optional<Claim> known() {
    return model.known(claim);
  }

  /** {@return what the documentation states, from which the claim follows} */
  List<Statement> statements() {
    return known().map(Claim::statements).orElse(List.of());
  }

  /** {@return the releases that have verdicts on the claim, newest first} */
  List<ReleaseState> releases() {
    return model.newestFirst().stream()
        .filter(release -> of.stream().anyMatch(at -> release.number(at) != ReleaseState.NONE))
        .toList();
  }

  /** {@return the engines of the claim in a release, sorted} */
  List<String> engines(ReleaseState release) {
    return of.stream()
        .filter(at -> release.number(at) != ReleaseState.NONE)
        .map(at -> model.cases().get(at).engine())
        .distinct()
        .sorted()
        .toList();
  }

  /** {@return the summary of the claim in a release} */
  Summary summary(ReleaseState release) {
    return model.summary(release, of);
  }

  /** {@return the columns of the table} */
  List<Column> columns() {
    return releases().stream()
        .flatMap(release -> engines(release).stream().map(e -> new Column(release, e)))
        .toList();
  }

  /** {@return the rows of the table, sorted} */
  List<Row> rows() {
    Map<Place, Map<String, Integer>> byPlace = new LinkedHashMap<>();
    for (int at : of) {
      TestCaseId id = model.cases().get(at);
      byPlace
          .computeIfAbsent(
              new Place(id.hosting(), id.page(), id.interpreters()), p -> new LinkedHashMap<>())
          .put(id.engine(), at);
    }
    List<Column> columns = columns();
    return byPlace.entrySet().stream()
        .sorted(
            java.util.Comparator.comparing(
                e ->
                    String.join(
                        " ", e.getKey().hosting(), e.getKey().page(), e.getKey().interpreters())))
        .map(
            e ->
                new Row(
                    e.getKey(),
                    columns.stream()
                        .map(
                            column ->
                                Optional.ofNullable(e.getValue().get(column.engine()))
                                    .flatMap(at -> CellView.of(model, column.release(), at)))
                        .toList()))
        .toList();
  }

  /** {@return the deviations with the test cases that have them, newest release first} */
  Map<Deviation, List<TestCaseId>> deviations() {
    Map<Deviation, List<TestCaseId>> deviations = new LinkedHashMap<>();
    for (ReleaseState release : releases()) {
      for (int at : of) {
        release
            .newest(at)
            .filter(AcceptedVerdict::needsReason)
            .ifPresent(
                verdict ->
                    deviations
                        .computeIfAbsent(
                            new Deviation(release.release(), verdict, release.because(at)),
                            d -> new ArrayList<>())
                        .add(model.cases().get(at)));
      }
    }
    return deviations;
  }

  /** {@return what changed from release to release, newest first} */
  List<ChangeList> turns() {
    return releases().stream()
        .map(
            release ->
                new ChangeList(
                    release.release(),
                    changes.getOrDefault(release.release(), List.of()).stream()
                        .filter(c -> c.claim().equals(claim))
                        .toList(),
                    "../",
                    false,
                    model.claims()))
        .filter(list -> !list.changes().isEmpty())
        .toList();
  }

  /** {@return the runs that changed verdicts on the claim, newest first} */
  Map<SiteRun, ChangeList> runs() {
    Map<SiteRun, ChangeList> runs = new LinkedHashMap<>();
    for (int i = model.runs().size() - 1; i >= 0; i--) {
      SiteRun run = model.runs().get(i);
      List<Change> own = run.changes().stream().filter(c -> c.claim().equals(claim)).toList();
      if (!own.isEmpty()) {
        runs.put(run, new ChangeList(run.release(), own, "../", true, model.claims()));
      }
    }
    return runs;
  }

  /** {@return every verdict on the claim, as data} */
  Map<String, Object> data() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "claim");
    json.put("claim", claim.text());
    json.put("summary", summary());
    List<Map<String, Object>> verdicts = new ArrayList<>();
    for (ReleaseState release : releases()) {
      for (int at : of) {
        release.newest(at).ifPresent(verdict -> verdicts.add(verdict(release, at, verdict)));
      }
    }
    json.put("verdicts", verdicts);
    return json;
  }

  private Map<String, Object> verdict(ReleaseState release, int at, AcceptedVerdict verdict) {
    TestCaseId id = model.cases().get(at);
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("release", release.release().name());
    one.put("page", id.page());
    one.put("hosting", id.hosting());
    one.put("engine", id.engine());
    one.put("interpreters", id.interpreters());
    one.put("verdict", verdict.toString());
    one.put("accepted", release.accepted(at).map(AcceptedVerdict::toString).orElse(""));
    one.put("sinceRelease", model.sinceRelease(release, at).release().name());
    one.put(
        "sinceRun",
        release.since(at) == ReleaseState.NONE ? "" : model.runs().get(release.since(at)).id());
    if (release.flaky(at) > 0) {
      one.put("flakyRuns", release.flaky(at));
      one.put("runs", release.seen(at));
    }
    one.put("because", release.because(at));
    one.put("link", CellView.link(release.release(), id));
    return one;
  }
}
