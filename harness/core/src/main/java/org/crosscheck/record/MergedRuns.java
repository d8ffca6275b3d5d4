package org.crosscheck.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;

/** Merges several records into one, such as one run per browser, or all shards of a run. */
public final class MergedRuns {
  private MergedRuns() {}

  /**
   * {@return one record with the visits of all runs; if several runs made the same visit, the
   * newest counts}
   *
   * @param runs at least one, all of the same release
   * @throws UserError if the runs are of different releases
   */
  public static RunRecord of(List<RunRecord> runs) {
    List<RunRecord> inOrder =
        runs.stream().sorted(Comparator.comparing(r -> r.info().startedAt())).toList();
    RunRecord first = inOrder.get(0);
    if (inOrder.size() == 1) {
      return first;
    }
    List<String> releases =
        inOrder.stream().map(r -> r.info().release().explain()).distinct().toList();
    if (releases.size() > 1) {
      throw new UserError(
          "These runs are of %d releases: %s."
              .formatted(releases.size(), String.join("; ", releases)),
          "Merge runs of one release; './crosscheck compare' and './crosscheck ladder' take several"
              + " releases.");
    }
    Map<VisitKey, VisitRecord> visits = new LinkedHashMap<>();
    inOrder.forEach(run -> run.visits().forEach(v -> visits.put(v.key(), v)));
    Map<BrowserInfo, BrowserInfo> browsers = new LinkedHashMap<>();
    inOrder.forEach(run -> run.browsers().forEach(b -> browsers.put(b.onQuietMachine(), b)));
    Map<String, HostingInfo> hostings = new TreeMap<>();
    inOrder.forEach(run -> run.info().hostings().forEach(h -> hostings.put(h.name(), h)));
    return new RunRecord(
        info(inOrder, List.copyOf(hostings.values())),
        List.copyOf(browsers.values()),
        List.copyOf(visits.values()),
        end(inOrder, visits.size()),
        inOrder.stream().flatMap(run -> run.damaged().stream()).toList());
  }

  private static RunInfo info(List<RunRecord> runs, List<HostingInfo> hostings) {
    RunInfo first = runs.get(0).info();
    return new RunInfo(
        first.format(),
        runs.stream().map(r -> r.info().id()).distinct().collect(Collectors.joining(" + ")),
        first.startedAt(),
        environment(runs),
        scope(runs.stream().map(r -> r.info().scope()).toList(), hostings));
  }

  /** All shards of one selection are that selection. */
  private static RunScope scope(List<RunScope> parts, List<HostingInfo> hostings) {
    Map<String, List<RunScope>> selections =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    RunScope::selection, LinkedHashMap::new, Collectors.toList()));
    String selection =
        selections.entrySet().stream()
            .flatMap(
                s ->
                    complete(s.getValue())
                        ? Stream.of(s.getKey())
                        : s.getValue().stream().map(RunScope::explain).distinct())
            .collect(Collectors.joining("; "));
    return new RunScope(
        parts.get(0).release(),
        hostings,
        selection,
        parts.stream().allMatch(RunScope::whole)
            && selections.values().stream().allMatch(MergedRuns::complete));
  }

  private static boolean complete(List<RunScope> parts) {
    Set<String> shards = parts.stream().map(RunScope::shard).collect(Collectors.toSet());
    return shards.contains("")
        || shards.stream()
            .map(shard -> shard.replaceFirst(".*/", ""))
            .anyMatch(
                count ->
                    IntStream.rangeClosed(1, Integer.parseInt(count))
                        .allMatch(i -> shards.contains(i + "/" + count)));
  }

  /** That of the first run; without its CI job if another one made a part. */
  private static RunEnvironment environment(List<RunRecord> runs) {
    RunEnvironment first = runs.get(0).info().environment();
    return runs.stream().allMatch(r -> r.info().environment().job().equals(first.job()))
        ? first
        : first.withoutJob();
  }

  /** The merged run is cut off if any run was, else interrupted if any run was. */
  private static Optional<RunEnd> end(List<RunRecord> runs, int visits) {
    if (runs.stream().anyMatch(RunRecord::cutOff)) {
      return Optional.empty();
    }
    List<RunEnd> ends = runs.stream().flatMap(r -> r.end().stream()).toList();
    Instant last = ends.stream().map(RunEnd::endedAt).max(Comparator.naturalOrder()).orElseThrow();
    RunEnd.How how =
        Stream.of(RunEnd.How.INTERRUPTED, RunEnd.How.COMPLETE)
            .filter(h -> ends.stream().anyMatch(e -> e.how() == h))
            .findFirst()
            .orElseThrow();
    return Optional.of(new RunEnd(last, how, visits));
  }
}
