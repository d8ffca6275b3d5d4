package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Path;
import org.crosscheck.app.AppRun;
import org.crosscheck.message.UserError;

/** The visits to somebody's own pages as an HTML page, which loads nothing from anywhere else. */
public final class AppHtml {
  private AppHtml() {}

  /**
   * Writes {@code index.html} and its style.
   *
   * @param folder is there already
   * @throws UserError if it cannot be written to
   */
  public static void write(AppRun run, Path folder) {
    try {
      Templates.writeAssets(folder);
      Templates.write(folder.resolve("index.html"), "app.jte", run);
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the report to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
  }
}
