package org.crosscheck.format;

import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.analysis.DeviationGroups;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.report.ReportInput;

/**
 * Commands that GitHub Actions shows as annotations when a step prints them: an error for each
 * claim that is worse, and a warning for each that is flaky.
 */
public final class Annotations implements ReportFormat {
  /** GitHub shows ten of each level for a step. */
  private static final int MOST = 10;

  private static final int LONGEST = 500;

  @Override
  public String id() {
    return "annotations";
  }

  @Override
  public String description() {
    return "commands that GitHub Actions shows as annotations";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    in.run().orRefuseEmpty();
    List<List<Difference>> groups = DeviationGroups.differences(in.comparison());
    String errors =
        groups.stream()
            .filter(group -> group.get(0).regression())
            .limit(MOST)
            .map(group -> line("error", "worse", group))
            .collect(Collectors.joining());
    String warnings =
        groups.stream()
            .filter(group -> group.get(0).kind() == ChangeKind.FLAKY)
            .limit(MOST)
            .map(group -> line("warning", "flaky", group))
            .collect(Collectors.joining());
    return List.of(Artifact.of("annotations.txt", errors + warnings));
  }

  private static String line(String level, String what, List<Difference> group) {
    Difference first = group.get(0);
    String was = first.was().map(verdict -> "was " + verdict + ", ").orElse("");
    String because = first.because().isEmpty() ? "" : ": " + first.because();
    return "::%s title=%s::%s%n"
        .formatted(
            level,
            property("Crosscheck: %s is %s".formatted(first.of().claim(), what)),
            data(
                "%sis %s in %s, such as %s%s"
                    .formatted(
                        was,
                        first.isText(),
                        English.count(group.size(), "case"),
                        first.of().visit(),
                        because)))
        .replace(System.lineSeparator(), "\n");
  }

  /** GitHub decodes these escapes; a text of a page must not end the command. */
  private static String data(String text) {
    return TextSanitizer.line(text, LONGEST)
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
