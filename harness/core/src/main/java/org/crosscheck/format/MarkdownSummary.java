package org.crosscheck.format;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.report.ChangeGroup;
import org.crosscheck.report.HostingTable;
import org.crosscheck.report.IndexPage;
import org.crosscheck.report.ReportInput;
import org.crosscheck.report.ReportModel;

/** A short report as Markdown for the summary of a CI job: the changes and one table. */
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

  private static String list(List<ChangeGroup> groups) {
    int more = groups.size() - MOST;
    return groups.stream().limit(MOST).map(MarkdownSummary::line).collect(Collectors.joining())
        + (more > 0 ? "- and " + more + " more\n" : "");
  }

  private static String line(ChangeGroup group) {
    String because = group.reason().orElse(group.places().get(0).because());
    return "- **%s**%s (%s) %s%s\n"
        .formatted(
            group.displayName(),
            group.claim().isEmpty() ? "" : " " + Markdown.code(group.claim()),
            escape(group.where()),
            escape(group.change()),
            because.isEmpty() ? "" : ": " + escape(because));
  }

  /** What each hosting lets PyScript do, in all browsers together. */
  private static String table(HostingTable hostings) {
    String table =
        Markdown.table(
            row("hosting", hostings.columns().stream(), "news"),
            hostings.rows().stream()
                .map(
                    row ->
                        row(
                            row.hosting(),
                            row.cells().stream().map(HostingTable.Entry::text),
                            row.news().text()))
                .toList());
    String others =
        hostings.others() == 0
            ? ""
            : "\n" + hostings.others() + " more were tested with a few claims only.\n";
    return "### %s\n\n%s%s".formatted(hostings.title(), table, others);
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
