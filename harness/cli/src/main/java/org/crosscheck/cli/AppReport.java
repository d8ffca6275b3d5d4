package org.crosscheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crosscheck.app.AppRun;
import org.crosscheck.file.FileErrors;
import org.crosscheck.format.AppJson;
import org.crosscheck.report.AppHtml;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.DatedFolder;

/** Writes the reports of {@code app}. */
final class AppReport {
  private AppReport() {}

  /** Writes {@code app.json} and {@code index.html} to a new folder, and returns the folder. */
  static Path write(Checkout checkout, AppRun run) {
    Path folder = DatedFolder.create(checkout.apps(), run.startedAt());
    try {
      Files.writeString(folder.resolve("app.json"), new AppJson().write(run));
      AppHtml.write(run, folder);
      return folder;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }
}
