package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Path;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.told.Told;

/** The visits to somebody's own pages as an HTML page, which loads nothing from anywhere else. */
public final class AppHtml {
  private AppHtml() {}

  /**
   * Writes {@code index.html} and its style.
   *
   * @param folder is there already
   * @throws Told if it cannot be written to
   */
  public static void write(AppRun run, Path folder) {
    try {
      HtmlReport.copy("style.css", folder);
      HtmlReport.copy("report.js", folder);
      HtmlReport.write(folder.resolve("index.html"), "app.jte", run);
    } catch (IOException e) {
      throw new Told(
          "Cannot write the report to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
  }

  /** {@return the style class of a word} */
  static String style(AppVerdict.Kind kind) {
    return switch (kind) {
      case WORKS -> "is-holds";
      case FAILS -> "is-broken";
      case ERROR -> "is-error";
    };
  }
}
