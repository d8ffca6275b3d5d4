package org.crosscheck.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.AcceptedVerdict;

/** What differs between two sets of verdicts, for people. */
public final class ChangesText {
  private static final int SHOWN_CASES = 4;
  private static final int LONGEST = 160;

  private ChangesText() {}

  /** {@return it as text for the terminal} */
  public static String of(Verdicts before, Verdicts after, List<Change> changes) {
    StringBuilder text = new StringBuilder(summary(before, after, changes)).append('\n');
    for (Change change : changes) {
      text.append(change.kind().displayName()).append(": ").append(change.claim());
      text.append(" (").append(cases(change)).append(")\n");
      text.append("    ").append(verdicts(change)).append('\n');
      if (!change.because().isEmpty()) {
        text.append("    because ").append(Visible.line(change.because(), LONGEST)).append('\n');
      }
    }
    return text.toString();
  }

  /** {@return it as Markdown for a pull request} */
  public static String markdown(Verdicts before, Verdicts after, List<Change> changes) {
    StringBuilder text =
        new StringBuilder("**" + escaped(summary(before, after, changes)) + "**\n");
    if (!changes.isEmpty()) {
      text.append("\n| | claim | was | is | where |\n| --- | --- | --- | --- | --- |\n");
    }
    for (Change change : changes) {
      text.append(
          Arrays.asList(
                  change.kind().displayName(),
                  "`" + change.claim() + "`",
                  escaped(text(change.was())),
                  escaped(text(change.is())),
                  escaped(cases(change)))
              .stream()
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    return text.toString();
  }

  private static String summary(Verdicts before, Verdicts after, List<Change> changes) {
    long compared =
        before.verdicts().keySet().stream().filter(after.verdicts()::containsKey).count();
    String counts =
        Arrays.stream(ChangeKind.values())
            .map(
                kind -> {
                  int cases =
                      changes.stream()
                          .filter(c -> c.kind() == kind)
                          .mapToInt(c -> c.cases().size())
                          .sum();
                  return cases == 0 ? "" : cases + " " + kind.displayName();
                })
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return before.name()
        + " -> "
        + after.name()
        + ": "
        + compared
        + " cases are in both"
        + (counts.isEmpty() ? ", and all are the same." : ": " + counts + ".");
  }

  private static String verdicts(Change change) {
    return Stream.of(
            change.was().map(v -> "was " + Visible.line(v.toString(), LONGEST)),
            change.is().map(v -> "is " + Visible.line(v.toString(), LONGEST)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static String cases(Change change) {
    String shown =
        change.cases().stream()
            .limit(SHOWN_CASES)
            .map(of -> of.visit().toString())
            .collect(Collectors.joining(", "));
    int more = change.cases().size() - SHOWN_CASES;
    return shown + (more > 0 ? " and " + more + " more" : "");
  }

  private static String text(Optional<AcceptedVerdict> verdict) {
    return verdict.map(AcceptedVerdict::toString).orElse("");
  }

  private static String escaped(String text) {
    return Visible.line(text, LONGEST)
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("`", "\\`")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("[", "\\[")
        .replace("<", "&lt;");
  }
}
