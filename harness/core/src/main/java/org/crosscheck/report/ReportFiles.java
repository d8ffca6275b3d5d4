package org.crosscheck.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Takes the files of a report, one after another, because all together may not fit into memory. */
interface ReportFiles extends Closeable {
  /** Takes a file that pages load: the style sheet or the script. */
  void asset(String name, String text) throws IOException;

  /** Takes a page; {@code name} is its path in the report, such as {@code visits/a.html}. */
  void page(String name, String html) throws IOException;

  /** Takes a screenshot; {@code name} is its path in the report. */
  void picture(String name, Path from) throws IOException;
}
