package org.crosscheck.report;

import java.util.List;
import java.util.Optional;
import org.crosscheck.analysis.Cause;
import org.crosscheck.analysis.CauseGroup;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.VisitRecord;

/**
 * What to make of test cases with one cause: why they are accepted, or whose doing they probably
 * are and what to do.
 *
 * @param accepted why the baseline accepts it, if it does
 * @param whose whose doing, in sentences; "" if nothing can be said
 * @param steps commands to copy, the first ones first
 */
record Advice(Optional<String> accepted, String whose, List<Step> steps) {
  /** Nothing can be said. */
  static final Advice NONE = new Advice(Optional.empty(), "", List.of());

  private static final int REPETITIONS = 10;

  /** A command to copy, and what it is for. */
  record Step(String purpose, String command) {}

  /** {@return the command that makes a visit ten times} */
  static Step repeated(ReportModel model, VisitRecord visit) {
    return new Step(
        "See how often it happens",
        Commands.visit(model.run(), visit) + " --repeat " + REPETITIONS);
  }

  /** {@return the command that makes a visit of a build with the installed release instead} */
  static Step withoutBuild(ReportModel model, VisitRecord visit) {
    return new Step(
        "See whether it happens without the build, with the installed release",
        Commands.installed(model.run(), visit));
  }

  /** Copies the list. */
  Advice {
    steps = List.copyOf(steps);
  }

  static Advice of(ReportModel model, CauseGroup group) {
    Optional<VisitRecord> visit = model.visit(group.worst().of().visit());
    if (visit.isEmpty()) {
      return NONE;
    }
    String again = Commands.visit(model.run(), visit.get());
    ChangeKind kind = group.worst().kind();
    if (kind == ChangeKind.FLAKY) {
      return new Advice(
          Optional.empty(),
          "The tries of one visit disagree, so this is not a result yet: a race in PyScript or in"
              + " the page, or a busy machine.",
          List.of(repeated(model, visit.get())));
    }
    Step once = new Step("See whether it happens again", again);
    if (kind == ChangeKind.INCONCLUSIVE) {
      return new Advice(
          Optional.empty(),
          "This says something about the machine or the browser, not about PyScript.",
          List.of(once));
    }
    return group.worst().regression()
        ? new Advice(
            Optional.empty(), whose(model, group.cause().kind(), visit.get()), List.of(once))
        : NONE;
  }

  private static String whose(ReportModel model, Cause.Kind cause, VisitRecord visit) {
    if (cause != Cause.Kind.ENDED_EARLY) {
      return changed(model);
    }
    long same =
        visit.tries().stream()
            .filter(t -> t.observation().outcome() == visit.last().outcome())
            .count();
    return same > 1 && same == visit.tries().size()
        ? "It ended so in each of %d tries, so the page probably hangs. %s"
            .formatted(same, changed(model))
            .strip()
        : "Make the visit again before you believe its verdicts.";
  }

  /** {@return what is not as it was when the results were accepted; "" if unknown} */
  private static String changed(ReportModel model) {
    ReleaseInfo release = model.run().info().release();
    if (!release.build().isEmpty()) {
      return "The build is what is new here, so look at it first: " + release.build() + ".";
    }
    return model.sameRelease()
        ? "The accepted results are those of the same release, so PyScript is unchanged: look at"
            + " what is new, such as the browser, a page or a hosting."
        : "";
  }
}
