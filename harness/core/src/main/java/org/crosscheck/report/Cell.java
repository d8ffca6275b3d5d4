package org.crosscheck.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * The verdicts on one claim under one hosting in one browser, shown by the worst of them.
 *
 * @param judged every verdict there, none if no visit was made
 */
public record Cell(List<TestResult> judged) {
  /** As long as an answer may be in a cell. */
  private static final int ANSWER = 14;

  /** A claim that does not apply says nothing about the others, so it counts only if all are. */
  public Cell {
    List<TestResult> asked =
        judged.stream().filter(j -> j.verdict().kind() != Verdict.Kind.NOT_APPLICABLE).toList();
    judged = asked.isEmpty() ? List.copyOf(judged) : asked;
  }

  /** {@return the worst verdict, or empty if no visit was made} */
  Optional<TestResult> worst() {
    return judged.stream().min(Comparator.comparing(j -> j.verdict().kind()));
  }

  /** {@return the style class of the worst kind} */
  String style() {
    return worst().map(j -> TemplateHelper.style(j.verdict().kind())).orElse("is-none");
  }

  /** {@return the cell in a word, with how many of how many if they differ} */
  public String text() {
    return worst().map(w -> text(w.verdict())).orElse("–");
  }

  private String text(Verdict worst) {
    long alike = judged.stream().filter(j -> j.verdict().kind() == worst.kind()).count();
    String word = worst.kind().displayName();
    if (alike < judged.size()) {
      return word + " " + alike + "/" + judged.size();
    }
    if (worst.kind() != Verdict.Kind.ANSWER) {
      return word;
    }
    long answers = judged.stream().map(j -> j.verdict().accepted()).distinct().count();
    return answers > 1 ? answers + " answers" : TextSanitizer.line(worst.because(), ANSWER);
  }

  /** {@return whether the person whose page it is should look for the cause} */
  static boolean pageFails(Verdict.Kind kind) {
    return kind.deviation() && kind != Verdict.Kind.ERROR;
  }

  /** {@return what a kind means, in a few words} */
  static String meaning(Verdict.Kind kind) {
    return switch (kind) {
      case ERROR -> "the harness failed";
      case BROKEN -> "promised, but it does not hold";
      case MISSED -> "recommended, but it does not hold";
      case INCONCLUSIVE -> "the page was not ready, so nothing is known";
      case BLOCKED -> "a claim that this one needs does not hold";
      case ANSWER -> "a question of fact, with its answer";
      case NOT_APPLICABLE -> "does not apply there, with the reason";
      case HOLDS -> "the sentence is true there";
    };
  }
}
