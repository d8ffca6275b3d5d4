package org.crosscheck.site;

import java.util.List;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.Verdict;

/**
 * Several verdicts in a few words, as a cell of a table shows them. {@code site.js} has the same
 * rules for tables with filters.
 *
 * @param text what the cell says; "" without verdicts
 * @param style its class in the style sheet
 */
record Summary(String text, String style) {
  private static final int LONGEST = 18;

  /**
   * {@return the summary of some verdicts}
   *
   * @param news whether one of them is worse than the accepted one
   */
  static Summary of(List<AcceptedVerdict> verdicts, boolean news) {
    long all = count(verdicts, Verdict.Result.SKIPPED, false);
    long good = count(verdicts, Verdict.Result.PASSED, true);
    if (verdicts.isEmpty()) {
      return new Summary("", "is-none");
    }
    if (all == 0) {
      return new Summary("n/a", "is-none");
    }
    if (good == all) {
      return good(verdicts);
    }
    String text =
        good > 0
            ? good + "/" + all
            : count(verdicts, Verdict.Result.FAILED, true) > 0
                ? "no"
                : count(verdicts, Verdict.Result.FLAKY, true) > 0 ? "flaky" : "inconclusive";
    return new Summary(
        text, news ? "is-broken" : text.equals("inconclusive") ? "is-inconclusive" : "is-missed");
  }

  private static Summary good(List<AcceptedVerdict> verdicts) {
    List<String> answers =
        verdicts.stream()
            .flatMap(v -> v.alternatives().stream())
            .filter(a -> a.kind() == Verdict.Kind.ANSWER)
            .map(AcceptedVerdict.Alternative::detail)
            .distinct()
            .toList();
    if (verdicts.stream().anyMatch(v -> v.kind() == Verdict.Kind.HOLDS)) {
      return new Summary("holds", "is-holds");
    }
    return new Summary(
        answers.size() == 1 && answers.get(0).length() <= LONGEST
            ? answers.get(0)
            : answers.size() == 1 ? "1 answer" : answers.size() + " answers",
        "is-answer");
  }

  private static long count(List<AcceptedVerdict> verdicts, Verdict.Result result, boolean with) {
    return verdicts.stream().filter(v -> (v.kind().result() == result) == with).count();
  }
}
