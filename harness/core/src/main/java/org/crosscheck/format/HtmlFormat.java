package org.crosscheck.format;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.report.ReportInput;

/** A run as human-readable HTML pages; the first one links to the others. */
public final class HtmlFormat implements ReportFormat {
  @Override
  public String id() {
    return "html";
  }

  @Override
  public String description() {
    return "human-readable HTML pages";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    return List.of(in(HtmlReport.Form.FOLDER, in));
  }

  /**
   * {@return the pages in a form}
   *
   * @throws org.crosscheck.message.UserError if the run has no verdicts
   */
  public static Artifact in(HtmlReport.Form form, ReportInput in) {
    in.run().orRefuseEmpty();
    return new Artifact() {
      @Override
      public String name() {
        return form.file();
      }

      // Page by page, because all of them together may not fit into memory.
      @Override
      public void writeTo(Path folder) {
        HtmlReport.write(in, folder, form);
      }
    };
  }
}
