package org.crosscheck.format;

import org.crosscheck.analysis.ReleaseMatrix;

/** A release matrix as Markdown. */
public final class ReleaseMatrixMarkdown implements TextFormat<ReleaseMatrix> {
  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "a Markdown table";
  }

  @Override
  public String write(ReleaseMatrix matrix) {
    String table =
        Markdown.table(
            ReleaseMatrixText.head(matrix).stream().map(Markdown::text).toList(),
            ReleaseMatrixText.rows(matrix).stream()
                .map(row -> row.stream().map(Markdown::text).toList())
                .toList());
    return "%s\n\n%s\n%s\n"
        .formatted(ReleaseMatrix.LEGEND, table, ReleaseMatrixText.steady(matrix));
  }
}
