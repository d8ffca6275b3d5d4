package org.crosscheck.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/** A run in short, as Markdown for the summary of a CI job: what changed, and one table. */
public final class MarkdownSummary {
  private static final int MOST = 20;
  private static final int LONGEST = 300;

  private MarkdownSummary() {}

  /**
   * {@return the summary}
   *
   * @throws org.crosscheck.told.Told if the run has no verdict
   */
  public static String of(
      RunRecord run, ClaimCatalog book, Comparison comparison, Baseline baseline) {
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
                .map(t -> t.count() + " " + t.kind().displayName())
                .collect(Collectors.joining(", ")))
        .append(".\n\n");
    if (!page.differences().isEmpty()) {
      text.append("### What changed\n\n");
      page.differences().stream().limit(MOST).forEach(c -> text.append(line(c)));
      int more = page.differences().size() - MOST;
      text.append(more > 0 ? "- and " + more + " more\n" : "").append("\n");
    }
    text.append(table(page.hostings()));
    if (!page.accepted().isEmpty()) {
      text.append("\n<details><summary>")
          .append(page.known())
          .append(" known deviations, accepted in the baseline</summary>\n\n");
      page.accepted().stream().limit(MOST).forEach(c -> text.append(line(c)));
      int more = page.accepted().size() - MOST;
      text.append(more > 0 ? "- and " + more + " more\n" : "").append("\n</details>\n");
    }
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

  /** What each hosting lets PyScript do, the browsers together. */
  private static String table(HostingTable hostings) {
    Stream<String> head =
        Stream.of(Stream.of("hosting"), hostings.columns().stream(), Stream.of("claims there"))
            .flatMap(s -> s)
            .map(MarkdownSummary::escape);
    List<String> rule = Collections.nCopies(hostings.columns().size() + 2, "---");
    String rows =
        hostings.rows().stream()
            .map(
                row ->
                    row(
                        Stream.of(
                                Stream.of(row.hosting()),
                                row.cells().stream().map(HostingTable.Word::word),
                                Stream.of(row.claims().word()))
                            .flatMap(s -> s)
                            .map(MarkdownSummary::escape)))
            .collect(Collectors.joining());
    String others =
        hostings.others() == 0
            ? ""
            : "\n" + hostings.others() + " more were asked single things.\n";
    String title =
        hostings.columns().isEmpty()
            ? "What holds under each hosting"
            : "What each hosting lets PyScript do";
    return "### " + title + "\n\n" + row(head) + row(rule.stream()) + rows + others;
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
