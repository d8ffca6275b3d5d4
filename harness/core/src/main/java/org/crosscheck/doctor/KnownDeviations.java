package org.crosscheck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.message.UserError;
import org.crosscheck.release.ReleaseCatalog;

/** What was accepted of releases although it is not what their documentation says. */
public final class KnownDeviations {
  private KnownDeviations() {}

  /**
   * {@return the deviations of a release that have a reason in its baseline; none if it has no
   * baseline}
   *
   * @param fixtures the fixtures folder, which has the names of releases
   * @param baselines gives the file of a baseline by the name of its release
   * @param release its calendar tag or npm version, such as {@code 2026.7.3}
   */
  public static List<Deviation> deviations(
      Path fixtures, Function<String, Path> baselines, String release) {
    Baseline baseline =
        nameOf(fixtures, release)
            .flatMap(name -> Baseline.read(baselines.apply(name)))
            .orElseGet(Baseline::empty);
    Map<String, Set<Engine>> browsers = new TreeMap<>();
    Map<String, Set<String>> interpreters = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    baseline
        .lines()
        .forEach(
            (of, line) -> {
              if (!line.reason().isEmpty() && line.verdict().needsReason()) {
                String claim = of.claim().text();
                Set<Engine> in = browsers.computeIfAbsent(claim, c -> new TreeSet<>());
                Engines.find(of.engine()).ifPresent(in::add);
                interpreters.computeIfAbsent(claim, c -> new TreeSet<>()).add(of.interpreters());
                reasons.put(claim, baseline.reasons().getOrDefault(line.reason(), line.reason()));
              }
            });
    return reasons.entrySet().stream()
        .map(
            r ->
                new Deviation(
                    r.getKey(),
                    r.getValue(),
                    browsers.getOrDefault(r.getKey(), Set.of()),
                    interpreters.getOrDefault(r.getKey(), Set.of())))
        .toList();
  }

  /** The name of its baseline; none for a release that another stands in for, or nobody knows. */
  private static Optional<String> nameOf(Path fixtures, String release) {
    ReleaseCatalog book = ReleaseCatalog.read(fixtures);
    try {
      return book.remark(release).isPresent()
          ? Optional.empty()
          : Optional.of(book.name(book.core(release)));
    } catch (UserError e) {
      return Optional.empty();
    }
  }
}
