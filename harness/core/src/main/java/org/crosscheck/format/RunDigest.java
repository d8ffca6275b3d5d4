package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.report.Sheet;
import org.crosscheck.verdict.Verdict;

/**
 * What came of a run, without its observations.
 *
 * @param info what was run and where
 * @param browsers the browsers that started
 * @param visits the number of visits
 * @param counts the number of verdicts of each kind
 * @param comparison how the verdicts differ from the baseline
 * @param partial why verdicts are missing, as a sentence; empty if the run is complete
 * @param withoutBrowser the number of visits that were left without a browser
 * @param folder the folder of the run, as it is shown to the user; "" if there is none
 */
public record RunDigest(
    RunInfo info,
    List<BrowserInfo> browsers,
    int visits,
    SortedMap<Verdict.Kind, Long> counts,
    Comparison comparison,
    Optional<String> partial,
    int withoutBrowser,
    String folder) {
  /** Copies the collections. */
  public RunDigest {
    browsers = List.copyOf(browsers);
    counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** {@return what came of a recorded run that is in a folder} */
  public static RunDigest of(RunRecord record, Comparison comparison, String folder) {
    return new RunDigest(
        record.info(),
        record.browsers(),
        record.visits().size(),
        record.results().stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.verdict().kind(), TreeMap::new, Collectors.counting())),
        comparison,
        record.partial(),
        record.withoutBrowser().size(),
        folder);
  }

  /** {@return some runs in one sheet} */
  static Sheet sheet(List<RunDigest> runs) {
    List<Sheet.Part> parts = new ArrayList<>();
    runs.forEach(run -> parts.addAll(run.parts(runs.size() > 1)));
    return new Sheet(
        runs.size() == 1 ? runs.get(0).summary() : "Runs of " + runs.size() + " releases", parts);
  }

  /** {@return some runs as one tree} */
  static ObjectNode tree(List<RunDigest> runs) {
    ObjectNode json = Result.object();
    ArrayNode all = json.putArray("runs");
    runs.forEach(run -> all.add(run.tree()));
    return json;
  }

  private String summary() {
    return comparison.summary(partial.isPresent());
  }

  private List<Sheet.Part> parts(boolean oneOfSeveral) {
    List<String> lines = new ArrayList<>();
    if (oneOfSeveral) {
      lines.add(summary());
    }
    partial.ifPresent(lines::add);
    lines.add(
        "%s in %s."
            .formatted(
                info.release().explain(),
                browsers.isEmpty()
                    ? "no browser"
                    : browsers.stream()
                        .map(BrowserInfo::explain)
                        .collect(Collectors.joining(" and "))));
    lines.add(
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ", "", "."))
            .replaceFirst("^\\.$", "There are no verdicts."));
    if (withoutBrowser > 0) {
      lines.add("Visits that were left without a browser: %d.".formatted(withoutBrowser));
    }
    if (!folder.isEmpty()) {
      lines.add("Folder: " + folder);
    }
    Sheet.Part about = Sheet.Part.lines(lines);
    List<List<String>> rows =
        comparison.differences().stream()
            .map(
                d ->
                    List.of(
                        d.kind().displayName(),
                        d.of().claim().text(),
                        d.of().visit().toString(),
                        d.wasText(),
                        d.isText(),
                        d.because()))
            .toList();
    Sheet.Part differences =
        Sheet.Part.table(List.of("", "claim", "visit", "was", "is", "because"), rows)
            .titled(rows.isEmpty() ? "" : "What differs from the baseline");
    return List.of(
        oneOfSeveral ? about.titled("PyScript " + info.release().label()) : about, differences);
  }

  private ObjectNode tree() {
    ObjectNode json = Json.object();
    json.put("id", info.id());
    json.put("startedAt", info.startedAt().toString());
    json.put("folder", folder);
    ObjectNode release = json.putObject("release");
    release.put("name", info.release().name());
    release.put("core", info.release().core());
    release.put("build", info.release().build());
    ArrayNode started = json.putArray("browsers");
    for (BrowserInfo browser : browsers) {
      started
          .addObject()
          .put("engine", browser.engine())
          .put("name", browser.name())
          .put("version", browser.version());
    }
    json.put("selection", info.selection());
    json.put("partial", partial.orElse(""));
    json.put("summary", summary());
    json.put("fails", comparison.fails());
    json.put("visits", visits);
    json.put("withoutBrowser", withoutBrowser);
    ObjectNode verdicts = json.putObject("verdicts");
    for (Map.Entry<Verdict.Kind, Long> count : counts.entrySet()) {
      verdicts.put(count.getKey().name(), count.getValue());
    }
    ArrayNode differences = json.putArray("differences");
    comparison.differences().forEach(d -> differences.add(tree(d)));
    return json;
  }

  /** {@return a difference from the baseline as a tree} */
  static ObjectNode tree(Difference difference) {
    ObjectNode json = Json.object();
    json.put("kind", difference.kind().id());
    json.put("claim", difference.of().claim().text());
    json.put("page", difference.of().page());
    json.put("hosting", difference.of().hosting());
    json.put("browser", difference.of().engine());
    json.put("interpreters", difference.of().interpreters());
    json.put("was", difference.wasText());
    json.put("is", difference.isText());
    json.put("because", difference.because());
    json.put("fails", difference.fails());
    return json;
  }
}
