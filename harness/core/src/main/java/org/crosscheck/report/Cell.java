package org.crosscheck.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * The verdicts on one claim under one hosting in one browser, represented by the worst of them.
 *
 * @param judged all results there; empty without a visit
 */
public record Cell(List<TestResult> judged) {
  /** The maximum length of an answer in a cell. */
  private static final int ANSWER = 14;

  /** Drops results that are not applicable, unless all are. */
  public Cell {
    List<TestResult> applicable =
        judged.stream().filter(j -> j.verdict().kind() != Verdict.Kind.NOT_APPLICABLE).toList();
    judged = applicable.isEmpty() ? List.copyOf(judged) : applicable;
  }

  /** {@return the worst result, or empty without a visit} */
  Optional<TestResult> worst() {
    return judged.stream().min(Comparator.comparing(j -> j.verdict().kind()));
  }

  /** {@return the style class of the worst kind} */
  String style() {
    return worst().map(j -> TemplateHelper.style(j.verdict().kind())).orElse("is-none");
  }

  /**
   * {@return the text of the cell: the worst verdict, with {@code n/m} if only n of m cases have
   * it}
   */
  public String text() {
    return worst().map(w -> text(w.verdict())).orElse("–");
  }

  private String text(Verdict worst) {
    long same = judged.stream().filter(j -> j.verdict().kind() == worst.kind()).count();
    String name = worst.kind().displayName();
    if (same < judged.size()) {
      return name + " " + same + "/" + judged.size();
    }
    if (worst.kind() == Verdict.Kind.FLAKY && same == 1) {
      return worst.label().toLowerCase(Locale.ROOT);
    }
    if (worst.kind() != Verdict.Kind.ANSWER) {
      return name;
    }
    long answers = judged.stream().map(j -> j.verdict().accepted()).distinct().count();
    return answers > 1 ? answers + " answers" : TextSanitizer.line(worst.because(), ANSWER);
  }

  /** {@return whether the author of the page should look for the cause} */
  static boolean pageFails(Verdict.Kind kind) {
    return kind.deviation() && kind != Verdict.Kind.ERROR;
  }

  /** {@return the meaning of a kind, in a few words} */
  static String meaning(Verdict.Kind kind) {
    return switch (kind) {
      case ERROR -> "Crosscheck itself failed";
      case BROKEN -> "a MUST is not true here";
      case MISSED -> "a SHOULD is not true here";
      case INCONCLUSIVE -> "the page or the browser did not get far enough for a conclusion";
      case BLOCKED -> "a claim that this one depends on does not hold";
      case FLAKY -> "the tries of the visit disagree";
      case ANSWER -> "the answer to a question of fact";
      case NOT_APPLICABLE -> "the claim says nothing about this case";
      case HOLDS -> "the claim is true here";
    };
  }
}
