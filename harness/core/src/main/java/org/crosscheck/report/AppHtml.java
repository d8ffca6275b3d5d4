package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Path;
import org.crosscheck.app.AppRun;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;

/** Writes the tests of the user's own pages as an HTML page that loads nothing from the network. */
public final class AppHtml {
  private AppHtml() {}

  /**
   * Writes {@code index.html} and its assets.
   *
   * @param folder an existing folder
   * @throws UserError if the folder is not writable
   */
  public static void write(AppRun run, Path folder) {
    try {
      Templates.writeAssets(folder);
      Templates.write(folder.resolve("index.html"), "app.jte", run);
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the report to " + folder + ": " + FileErrors.reason(e) + ".",
          "Check that the disk is not full and that the folder is writable.");
    }
  }
}
