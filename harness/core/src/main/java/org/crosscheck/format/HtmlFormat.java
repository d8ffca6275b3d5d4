package org.crosscheck.format;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.report.ReportInput;

/** A run as HTML pages for people, of which the first links to the others. */
public final class HtmlFormat implements ReportFormat {
  @Override
  public String id() {
    return "html";
  }

  @Override
  public String description() {
    return "HTML pages for people";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    in.run().orRefuseEmpty();
    return List.of(
        new Artifact() {
          @Override
          public String name() {
            return HtmlReport.FIRST_PAGE;
          }

          // Page by page: all of them together can be larger than the memory.
          @Override
          public void writeTo(Path folder) {
            HtmlReport.write(in, folder);
          }
        });
  }
}
