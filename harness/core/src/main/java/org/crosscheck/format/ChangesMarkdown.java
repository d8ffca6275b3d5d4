package org.crosscheck.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.comparison.Change;
import org.crosscheck.verdict.AcceptedVerdict;

/** The changes between two sets of verdicts, as Markdown for a pull request. */
public final class ChangesMarkdown implements TextFormat<Changes> {
  private static final int LONGEST = 160;

  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "Markdown for a pull request";
  }

  @Override
  public String write(Changes changes) {
    String summary =
        Stream.concat(
                Stream.concat(Stream.of(changes.summary()), changes.warnings().stream())
                    .map(sentence -> "**" + Markdown.text(sentence) + "**\n"),
                changes.notCompared().stream().map(sentence -> Markdown.text(sentence) + "\n"))
            .collect(Collectors.joining("\n"));
    return changes.changes().isEmpty()
        ? summary
        : summary
            + "\n"
            + Markdown.table(
                List.of("", "claim", "was", "is", "where"),
                changes.changes().stream().map(ChangesMarkdown::row).toList());
  }

  private static List<String> row(Change change) {
    return List.of(
        change.kind().displayName(),
        Markdown.code(change.claim().text()),
        text(change.was()),
        text(change.is()),
        Markdown.text(Changes.cases(change), LONGEST));
  }

  private static String text(Optional<AcceptedVerdict> verdict) {
    return verdict.map(v -> Markdown.text(v.toString(), LONGEST)).orElse("");
  }
}
