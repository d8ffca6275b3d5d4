package org.crosscheck.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A report as an archive with one folder, the same bytes for the same run. */
final class ZipFiles implements ReportFiles {
  /** Everything is in a folder, so that unpacking does not spread the files. */
  private static final String FOLDER = "report/";

  /** The first day that archives can name. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream out;

  /** Creates the archive; an existing file is replaced. */
  ZipFiles(Path file) throws IOException {
    out = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8);
  }

  @Override
  public void asset(String name, String text) throws IOException {
    page(name, text);
  }

  @Override
  public void page(String name, String html) throws IOException {
    add(name, html.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void picture(String name, Path from) throws IOException {
    add(name, Files.readAllBytes(from));
  }

  private void add(String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setTimeLocal(NO_TIME);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
