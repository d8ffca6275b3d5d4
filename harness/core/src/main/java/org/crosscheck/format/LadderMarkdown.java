package org.crosscheck.format;

import org.crosscheck.analysis.ReleaseMatrix;

/** The claims over several releases, as Markdown. */
public final class LadderMarkdown implements TextFormat<ReleaseMatrix> {
  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "a Markdown table";
  }

  @Override
  public String write(ReleaseMatrix ladder) {
    String table =
        Markdown.table(
            LadderText.head(ladder).stream().map(Markdown::text).toList(),
            LadderText.rows(ladder).stream()
                .map(row -> row.stream().map(Markdown::text).toList())
                .toList());
    return "%s\n\n%s\n%s\n".formatted(ReleaseMatrix.LEGEND, table, LadderText.steady(ladder));
  }
}
