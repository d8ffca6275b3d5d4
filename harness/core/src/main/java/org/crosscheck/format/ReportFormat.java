package org.crosscheck.format;

import java.util.List;
import org.crosscheck.report.ReportInput;

/** A format of reports of a run as files. */
public interface ReportFormat extends Format {
  /**
   * {@return the files of the report, at least one}
   *
   * @throws org.crosscheck.message.UserError if the run has no verdicts
   */
  List<Artifact> write(ReportInput in);
}
