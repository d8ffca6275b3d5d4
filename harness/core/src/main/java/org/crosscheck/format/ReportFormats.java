package org.crosscheck.format;

import java.util.List;

/** The formats that a run can be reported in. */
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
              new Badge()));

  private ReportFormats() {}

  /** {@return every report format; a new one is a class and a line here} */
  public static Formats<ReportFormat> all() {
    return ALL;
  }
}
