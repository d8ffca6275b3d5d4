package org.crosscheck.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.crosscheck.given.Folder;
import org.crosscheck.report.ReportInput;

/** What report formats write, read back from disk. */
final class Written {
  private Written() {}

  /** {@return the only file of a report} */
  static String by(ReportFormat format, ReportInput in) {
    if (format.write(in).size() != 1) {
      throw new AssertionError(format.id() + " writes more than one file");
    }
    return read(format.write(in).get(0));
  }

  /** {@return one of the files of a report} */
  static String by(ReportFormat format, ReportInput in, String name) {
    return format.write(in).stream()
        .filter(artifact -> artifact.name().equals(name))
        .findFirst()
        .map(Written::read)
        .orElseThrow(() -> new AssertionError(format.id() + " writes no " + name));
  }

  /** {@return the file that an artifact is opened by} */
  static String read(Artifact artifact) {
    try (Folder folder = new Folder()) {
      artifact.writeTo(folder.path());
      return Files.readString(folder.path(artifact.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
