package org.crosscheck.format;

import java.util.List;
import org.crosscheck.analysis.TimeProfile;
import org.crosscheck.report.ReportInput;

/** Where the time of a run went, as Markdown. */
public final class ProfileReport implements ReportFormat {
  @Override
  public String id() {
    return "profile";
  }

  @Override
  public String description() {
    return "Markdown with where the time of the run went";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    return List.of(
        Artifact.of(
            "profile.md",
            "## Where the time went\n\n"
                + ProfileTables.markdown(TimeProfile.of(in.run().orRefuseEmpty().visits()))));
  }
}
