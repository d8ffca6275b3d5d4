package org.crosscheck.format;

import java.util.List;
import org.crosscheck.report.ReportInput;

/** What 'crosscheck run' prints in a format, as a file. */
final class DigestReport implements ReportFormat {
  private final TextFormat<List<RunDigest>> format;
  private final String file;

  /**
   * A report in a format.
   *
   * @param file the name of the file
   */
  DigestReport(TextFormat<List<RunDigest>> format, String file) {
    this.format = format;
    this.file = file;
  }

  @Override
  public String id() {
    return format.id();
  }

  @Override
  public String description() {
    return "what 'crosscheck run --format %s' prints".formatted(format.id());
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    in.run().orRefuseEmpty();
    RunDigest digest = RunDigest.of(in.run(), in.comparison(), "");
    return List.of(Artifact.of(file, format.write(List.of(digest))));
  }
}
