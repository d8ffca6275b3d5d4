package org.crosscheck.format;

import java.util.List;

/** The formats of reports of a run. */
public final class ReportFormats {
  private static final Formats<ReportFormat> ALL =
      new Formats<>(
          "report",
          List.of(
              new HtmlFormat(),
              new JunitReport(),
              new WptReport(),
              new CtrfReport(),
              new MarkdownSummary(),
              new PullRequestComment(),
              new Annotations(),
              new Badge(),
              new ProfileReport(),
              new DigestReport(TextFormats.runs().named("text"), "summary.txt"),
              new DigestReport(TextFormats.runs().named("json"), "run.json")));

  private ReportFormats() {}

  /** {@return all report formats; to add one, write a class and add a line here} */
  public static Formats<ReportFormat> all() {
    return ALL;
  }
}
