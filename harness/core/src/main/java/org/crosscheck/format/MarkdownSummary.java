package org.crosscheck.format;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.report.ChangeGroup;
import org.crosscheck.report.HostingTable;
import org.crosscheck.report.IndexPage;
import org.crosscheck.report.ReportInput;
import org.crosscheck.report.ReportModel;

/** A run in short, as Markdown for the summary of a CI job: what changed, and one table. */
public final class MarkdownSummary implements ReportFormat {
  private static final int MOST = 20;
  private static final int LONGEST = 300;

  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "Markdown for the summary of a CI job";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    return List.of(Artifact.of("summary.md", text(IndexPage.of(ReportModel.of(in)))));
  }

  private static String text(IndexPage page) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(escape(page.answer())).append("\n\n");
    page.warning().ifPresent(w -> text.append("**").append(escape(w)).append("**\n\n"));
    text.append(
        "%s in %s, %s.\n\n"
            .formatted(
                escape(page.info().release().explain()),
                page.browsers().stream()
                    .map(b -> escape(b.explain()))
                    .collect(Collectors.joining(" and ")),
                page.when()));
    text.append(
        page.tallies().stream()
            .map(t -> t.count() + " " + t.kind().displayName())
            .collect(Collectors.joining(", ", "", ".\n\n")));
    if (!page.differences().isEmpty()) {
      text.append("### What changed\n\n").append(list(page.differences())).append('\n');
    }
    text.append(table(page.hostings()));
    if (!page.accepted().isEmpty()) {
      text.append(
          """

          <details><summary>%d known deviations, accepted in the baseline</summary>

          %s
          </details>
          """
              .formatted(page.known(), list(page.accepted())));
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String list(List<ChangeGroup> concerns) {
    int more = concerns.size() - MOST;
    return concerns.stream().limit(MOST).map(MarkdownSummary::line).collect(Collectors.joining())
        + (more > 0 ? "- and " + more + " more\n" : "");
  }

  private static String line(ChangeGroup concern) {
    String because = concern.reason().orElse(concern.places().get(0).because());
    return "- **%s**%s (%s) %s%s\n"
        .formatted(
            concern.displayName(),
            concern.claim().isEmpty() ? "" : " " + Markdown.code(concern.claim()),
            escape(concern.where()),
            escape(concern.change()),
            because.isEmpty() ? "" : ": " + escape(because));
  }

  /** What each hosting lets PyScript do, the browsers together. */
  private static String table(HostingTable hostings) {
    String title =
        hostings.columns().isEmpty()
            ? "What holds under each hosting"
            : "What each hosting lets PyScript do";
    String table =
        Markdown.table(
            row("hosting", hostings.columns().stream(), "claims there"),
            hostings.rows().stream()
                .map(
                    row ->
                        row(
                            row.hosting(),
                            row.cells().stream().map(HostingTable.Entry::text),
                            row.claims().text()))
                .toList());
    String others =
        hostings.others() == 0
            ? ""
            : "\n" + hostings.others() + " more were asked single things.\n";
    return "### %s\n\n%s%s".formatted(title, table, others);
  }

  private static List<String> row(String first, Stream<String> middle, String last) {
    return Stream.of(Stream.of(first), middle, Stream.of(last))
        .flatMap(s -> s)
        .map(MarkdownSummary::escape)
        .toList();
  }

  private static String escape(String text) {
    return Markdown.text(text, LONGEST);
  }
}
