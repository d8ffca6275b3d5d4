package org.crosscheck.format;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.comparison.Change;
import org.crosscheck.message.TextSanitizer;

/** The changes between two sets of verdicts, for the terminal. */
public final class ChangesText implements TextFormat<Changes> {
  private static final int LONGEST = 160;

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "text for the terminal";
  }

  @Override
  public String write(Changes changes) {
    StringBuilder text = new StringBuilder(changes.summary()).append('\n');
    changes.warnings().forEach(warning -> text.append(warning).append('\n'));
    changes.notCompared().forEach(sentence -> text.append(sentence).append('\n'));
    for (Change change : changes.changes()) {
      text.append(
          "%s: %s (%s)\n    %s\n"
              .formatted(
                  change.kind().displayName(),
                  change.claim(),
                  Changes.cases(change),
                  verdicts(change)));
      if (!change.because().isEmpty()) {
        text.append("    because ")
            .append(TextSanitizer.line(change.because(), LONGEST))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String verdicts(Change change) {
    return Stream.of(
            change.was().map(v -> "was " + TextSanitizer.line(v.toString(), LONGEST)),
            change.is().map(v -> "is " + TextSanitizer.line(v.toString(), LONGEST)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
