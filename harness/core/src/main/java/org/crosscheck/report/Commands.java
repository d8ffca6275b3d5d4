package org.crosscheck.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestCaseId;

/** The commands that a report offers to copy. */
final class Commands {
  private static final int LINE = 200;

  private Commands() {}

  /** {@return the command that accepts the verdicts of a run} */
  static String accept(RunRecord run) {
    return "./crosscheck accept " + quoted(run.info().id());
  }

  /**
   * {@return the command that finds the version that changed a verdict; empty if the baseline did
   * not have another one, or is that of the same release, or there is no earlier release}
   */
  static Optional<String> bisect(ReportModel model, TestCaseId of) {
    ReleaseInfo release = model.run().info().release();
    return model
        .earlierRelease()
        .filter(good -> release.build().isEmpty() && !model.sameRelease())
        .filter(good -> model.difference(of).flatMap(Difference::was).isPresent())
        .map(
            good ->
                "./crosscheck bisect --good %s --bad %s --claim %s"
                    .formatted(quoted(good), quoted(release.name()), quoted(of.claim().text())));
  }

  /**
   * {@return the command that makes a visit again} The record does not contain the options that
   * selected an external hosting; a comment says so.
   */
  static String visit(RunRecord run, VisitRecord visit) {
    ReleaseInfo release = run.info().release();
    return installed(run, visit)
        + (release.build().isEmpty()
            ? " --release " + quoted(release.name())
            : " --release-dir " + quoted(release.build()));
  }

  /** {@return the command that makes a visit again, with the installed release} */
  static String installed(RunRecord run, VisitRecord visit) {
    boolean external = run.externalHostings().contains(visit.hosting());
    String interpreters =
        visit.interpreters().equals("none")
            ? ""
            : Arrays.stream(visit.interpreters().split("-"))
                .distinct()
                .map(i -> " --interpreter " + quoted(i))
                .collect(Collectors.joining());
    String externalNote =
        external
            ? "# add the --hosting-file, --host or --real option that selected %s:\n"
                .formatted(TextSanitizer.line(visit.hosting(), LINE))
            : "";
    return "%s./crosscheck run --browser %s%s --fixture %s%s"
        .formatted(
            externalNote,
            quoted(visit.engine()),
            external ? "" : " --hosting " + quoted(visit.hosting()),
            quoted(visit.fixture()),
            interpreters);
  }

  /** Quotes a word for a shell. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
