package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A report as a folder of files; existing ones are replaced. */
record FolderFiles(Path folder) implements ReportFiles {
  @Override
  public void asset(String name, String text) throws IOException {
    page(name, text);
  }

  @Override
  public void page(String name, String html) throws IOException {
    Files.writeString(place(name), html);
  }

  /** The report of a run is beside its screenshots: they are not copied onto themselves. */
  @Override
  public void picture(String name, Path from) throws IOException {
    Path to = place(name);
    if (!Files.exists(to) || !Files.isSameFile(from, to)) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path place(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return file;
  }

  @Override
  public void close() {}
}
