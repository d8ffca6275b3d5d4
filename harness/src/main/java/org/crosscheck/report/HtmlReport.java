package org.crosscheck.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.told.Told;

/** A run as a folder of HTML pages, which open from disk and load nothing from anywhere else. */
public final class HtmlReport {
  static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlReport.class.getClassLoader(), "org.crosscheck.report");

  private HtmlReport() {}

  /**
   * Writes the report.
   *
   * @param run the run
   * @param book the claims and the documentation that they are made of
   * @param comparison how the run compares with the baseline
   * @param baseline what was accepted, for its reasons; empty if nothing was
   * @param folder where the pages go; it is made, and pages of the same names are replaced
   * @return the first page
   * @throws Told if the run has no verdict, or the folder cannot be written to
   */
  public static Path write(
      RunRecord run, ClaimBook book, Comparison comparison, Baseline baseline, Path folder) {
    Shown shown = new Shown(run, book, comparison, baseline);
    Path index = folder.resolve("index.html");
    Path visits = folder.resolve("visits");
    try {
      Files.createDirectories(visits);
      copy("style.css", folder);
      copy("filter.js", folder);
      for (VisitRecord visit : run.visits()) {
        write(visits.resolve(shown.page(visit) + ".html"), "visit.jte", VisitPage.of(shown, visit));
      }
      write(index, "index.jte", IndexPage.of(shown));
    } catch (IOException e) {
      throw new Told(
          "Cannot write the report to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
    return index;
  }

  static void write(Path file, String template, Object page) throws IOException {
    StringOutput html = new StringOutput();
    TEMPLATES.render(template, page, html);
    Files.writeString(file, Visible.of(html.toString()), StandardCharsets.UTF_8);
  }

  static void copy(String name, Path folder) throws IOException {
    try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
