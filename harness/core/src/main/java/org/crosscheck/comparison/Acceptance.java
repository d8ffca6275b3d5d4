package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/** Makes the baseline that accepts the results of a run, see {@link Baseline#accept}. */
final class Acceptance {
  private final Baseline before;
  private final Map<String, String> given;
  private final Baseline like;
  private final SortedMap<String, String> reasons;
  private final SortedMap<TestCaseId, Baseline.Line> lines;
  private final List<String> problems = new ArrayList<>();

  Acceptance(Baseline before, Map<String, String> given, Baseline like, Set<TestCaseId> vanished) {
    this.before = before;
    this.given = given;
    this.like = like;
    this.reasons = new TreeMap<>(before.reasons());
    given.forEach(
        (name, text) -> {
          if (!text.isBlank()) {
            reasons.put(name, text.strip().replaceAll("\\s+", " "));
          }
        });
    this.lines = new TreeMap<>(before.lines());
    lines.keySet().removeAll(vanished);
  }

  /** Adds a result of the run. */
  void add(TestResult result) {
    TestCaseId of = result.of();
    Verdict verdict = result.verdict();
    Baseline.Line line = before.lines().get(of);
    Baseline.Line there = like.lines().get(of);
    if (verdict.kind() == Verdict.Kind.ERROR) {
      problems.add(of + " failed inside Crosscheck: " + verdict.because());
    } else if (!verdict.aboutPage()) {
      if (line == null) {
        problems.add(of + " has no verdict: " + verdict.because());
      }
    } else if (line != null && line.verdict().accepts(verdict)) {
      lines.put(of, line);
    } else if (there != null && there.verdict().accepts(verdict) && !there.reason().isEmpty()) {
      reasons.putIfAbsent(
          there.reason(), like.reasons().getOrDefault(there.reason(), there.reason()));
      lines.put(of, there);
    } else {
      addNew(of, verdict);
    }
  }

  private void addNew(TestCaseId of, Verdict verdict) {
    String claim = of.claim().text();
    String own =
        reasons.containsKey(claim) || !given.containsKey(Baseline.OTHERS) ? claim : Baseline.OTHERS;
    String reason = verdict.kind().deviation() ? own : "";
    if (!reason.isEmpty() && !reasons.containsKey(reason)) {
      problems.add(of + " = " + verdict.accepted() + ": " + verdict.because());
    }
    lines.put(of, new Baseline.Line(verdict.accepted(), reason));
  }

  /**
   * {@return the baseline with all results, without reasons that no line has}
   *
   * @throws UserError with every result that cannot be accepted
   */
  Baseline baseline() {
    if (!problems.isEmpty()) {
      throw UserError.all(
          "These deviations cannot be accepted without a reason:",
          problems,
          "Give each claim's reason: --reason <claim>='what the documentation says, what"
              + " happens instead'.");
    }
    reasons
        .keySet()
        .removeIf(name -> lines.values().stream().noneMatch(l -> l.reason().equals(name)));
    return new Baseline(reasons, lines);
  }
}
