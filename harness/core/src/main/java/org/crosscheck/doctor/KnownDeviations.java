package org.crosscheck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.message.UserError;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.verdict.Verdict;

/** Reads the known deviations of releases from their baselines. */
public final class KnownDeviations {
  private KnownDeviations() {}

  /**
   * {@return the deviations of a release that have a reason in its baseline; empty if it has no
   * baseline}
   *
   * @param fixtures the fixtures folder, which contains the release catalog
   * @param baselines the baselines of releases
   * @param release its calendar tag or npm version, such as {@code 2026.7.3}
   */
  public static List<Deviation> deviations(Path fixtures, Baselines baselines, String release) {
    Baseline baseline =
        nameOf(fixtures, release).flatMap(baselines::read).orElseGet(Baseline::empty);
    Map<String, Set<Engine>> browsers = new TreeMap<>();
    Map<String, Set<String>> interpreters = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    baseline
        .lines()
        .forEach(
            (of, line) -> {
              // What a baseline could not decide is not known to be wrong.
              Verdict.Result result = line.verdict().kind().result();
              if (!line.reason().isEmpty()
                  && (result == Verdict.Result.FAILED || result == Verdict.Result.FLAKY)) {
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

  /**
   * {@return the name of a release's baseline; empty for an unknown release, and for one that
   * another release replaces}
   */
  private static Optional<String> nameOf(Path fixtures, String release) {
    ReleaseCatalog catalog = ReleaseCatalog.read(fixtures);
    try {
      return catalog.remark(release).isPresent()
          ? Optional.empty()
          : Optional.of(catalog.name(catalog.core(release)));
    } catch (UserError e) {
      return Optional.empty();
    }
  }
}
