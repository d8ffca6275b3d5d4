package org.crosscheck.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/** A run in short, as Markdown for the summary of a CI job: what changed, and the tables. */
public final class MarkdownSummary {
  private static final int MOST = 20;
  private static final int LONGEST = 300;

  private MarkdownSummary() {}

  /**
   * {@return the summary}
   *
   * @throws org.crosscheck.told.Told if the run has no verdict
   */
  public static String of(RunRecord run, ClaimBook book, Comparison comparison, Baseline baseline) {
    Shown shown = new Shown(run, book, comparison, baseline);
    IndexPage page = IndexPage.of(shown);
    StringBuilder text = new StringBuilder();
    text.append("## ").append(escape(page.answer())).append("\n\n");
    page.warning().ifPresent(w -> text.append("**").append(escape(w)).append("**\n\n"));
    text.append(escape(page.info().release().explain()))
        .append(" in ")
        .append(
            page.browsers().stream()
                .map(b -> escape(b.explain()))
                .collect(Collectors.joining(" and ")))
        .append(", ")
        .append(page.when())
        .append(".\n\n");
    text.append(
            page.tallies().stream()
                .map(t -> t.count() + " " + Cell.word(t.kind()))
                .collect(Collectors.joining(", ")))
        .append(".\n\n");
    if (!page.differences().isEmpty()) {
      text.append("### What changed\n\n");
      page.differences().stream().limit(MOST).forEach(c -> text.append(line(c)));
      int more = page.differences().size() - MOST;
      text.append(more > 0 ? "- and " + more + " more\n" : "").append("\n");
    }
    if (!page.accepted().isEmpty()) {
      text.append("### Known deviations\n\n");
      page.accepted().stream().limit(MOST).forEach(c -> text.append(line(c)));
      int more = page.accepted().size() - MOST;
      text.append(more > 0 ? "- and " + more + " more\n" : "").append("\n");
    }
    Grid.of(shown).forEach(grid -> text.append(table(grid)));
    return text.toString().stripTrailing() + "\n";
  }

  private static String line(Concern concern) {
    Concern.Place first = concern.places().get(0);
    String claim = concern.claim().isEmpty() ? "" : " `" + concern.claim() + "`";
    String where =
        concern.places().size() == 1 ? escape(first.name()) : concern.places().size() + " cases";
    String because =
        concern
            .reason()
            .map(r -> ": " + escape(r))
            .orElse(first.because().isEmpty() ? "" : ": " + escape(first.because()));
    return "- **"
        + concern.word()
        + "**"
        + claim
        + " ("
        + where
        + ") "
        + escape(concern.change())
        + because
        + "\n";
  }

  private static String table(Grid grid) {
    Stream<String> head =
        Stream.concat(Stream.of(""), grid.hostings().stream().map(MarkdownSummary::escape));
    List<String> rule = Collections.nCopies(grid.hostings().size() + 1, "---");
    String rows =
        grid.rows().stream()
            .map(
                row ->
                    row(
                        Stream.concat(
                            Stream.of("`" + row.claim() + "`"),
                            row.cells().stream().map(c -> escape(c.word())))))
            .collect(Collectors.joining());
    return "### " + escape(grid.title()) + "\n\n" + row(head) + row(rule.stream()) + rows + "\n";
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** A text on one line in which nothing is markup. */
  private static String escape(String text) {
    return Visible.line(text, LONGEST)
        .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
