package org.crosscheck.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of runs, and what can be compared. */
record RunsView(SiteModel model) {
  /** {@return the runs, newest first} */
  List<SiteRun> runs() {
    List<SiteRun> runs = new ArrayList<>(model.runs());
    java.util.Collections.reverse(runs);
    return runs;
  }

  /**
   * Something that can be compared.
   *
   * @param name the name of its data, without an extension
   * @param title its title
   */
  record Side(String name, String title) {}

  /** {@return the releases and the runs, each newest first} */
  List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    model
        .newestFirst()
        .forEach(
            r ->
                sides.add(
                    new Side(
                        "release-" + ReleaseView.file(r.release()),
                        "release " + r.release().title())));
    runs()
        .forEach(
            run ->
                sides.add(
                    new Side(
                        "run-" + run.file(), "run " + run.id() + " of " + run.release().title())));
    return sides;
  }

  /** {@return the releases and the runs, as data} */
  Map<String, Object> data() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "runs");
    json.put("releases", model.newestFirst().stream().map(r -> release(r.release())).toList());
    json.put("runs", runs().stream().map(RunsView::run).toList());
    return json;
  }

  private static Map<String, Object> release(SiteRelease release) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", release.name());
    json.put("npm", release.npm());
    json.put("published", release.published().orElse(""));
    json.put("data", "data/release-" + ReleaseView.file(release) + ".json");
    return json;
  }

  private static Map<String, Object> run(SiteRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", run.id());
    json.put("release", run.release().name());
    json.put("startedAt", run.startedAt().toString());
    Map<String, Long> counts = new LinkedHashMap<>();
    run.counts().forEach((kind, count) -> counts.put(kind.id(), count));
    json.put("verdicts", counts);
    Map<String, Integer> changes = new LinkedHashMap<>();
    run.changes().forEach(c -> changes.merge(c.kind().id(), c.cases().size(), Integer::sum));
    json.put("changes", changes);
    json.put("data", "data/run-" + run.file() + ".json");
    return json;
  }
}
