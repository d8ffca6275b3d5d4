package org.crosscheck.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.crosscheck.document.CheckedStatement;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.document.PageSection;
import org.crosscheck.document.Statement;

/** What a checkout of the documentation still states, for the terminal. */
public final class CheckedDocumentsText implements TextFormat<DocumentCheck> {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "what changed, what is gone, and what nobody quotes";
  }

  @Override
  public String write(DocumentCheck check) {
    StringBuilder text = new StringBuilder();
    check.differing().forEach(s -> text.append(line(s)));
    for (PageSection section : check.unquoted()) {
      text.append("nobody quotes it  %s: it mentions workers\n".formatted(section));
    }
    for (Statement statement : check.copied()) {
      text.append("copied   %s: say it in your own words\n".formatted(statement.id()));
    }
    return text.append(summary(check)).toString();
  }

  private static String line(CheckedStatement checked) {
    String place =
        checked.statement().document().file().or(() -> checked.statement().file()).orElse("");
    return "%-8s %s (%s, %s)%s\n"
        .formatted(
            word(checked.state()),
            checked.statement().id(),
            place,
            checked.statement().section(),
            checked.now().map(now -> ": now in " + now).orElse(""));
  }

  private static String summary(DocumentCheck check) {
    List<CheckedStatement.State> states = List.of(CheckedStatement.State.values());
    String counts =
        states.stream()
            .map(state -> word(state) + " " + count(check, state))
            .collect(Collectors.joining(", "));
    int unquoted = check.unquoted().size();
    return "%s: %d statements: %s; %s.\n"
        .formatted(
            check.collection(),
            check.statements().size(),
            counts,
            unquoted == 0
                ? "no other section mentions workers"
                : "sections that mention workers and that nobody quotes: " + unquoted);
  }

  private static long count(DocumentCheck check, CheckedStatement.State state) {
    return check.statements().stream().filter(s -> s.state() == state).count();
  }

  private static String word(CheckedStatement.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
