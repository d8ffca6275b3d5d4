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
import java.util.Optional;
import org.crosscheck.record.Pictures;
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
   * Writes the report: a page for each view, and one for each visit.
   *
   * @param run the run
   * @param background what it is shown against
   * @param folder where the pages go; it is made, and pages of the same names are replaced
   * @return the first page
   * @throws Told if the run has no verdict, or the folder cannot be written to
   */
  public static Path write(RunRecord run, Background background, Path folder) {
    Shown shown =
        new Shown(run, background.claims(), background.comparison(), background.baseline());
    Path visits = folder.resolve("visits");
    try {
      Files.createDirectories(visits);
      copy("style.css", folder);
      copy("report.js", folder);
      for (VisitRecord visit : run.visits()) {
        VisitPage page =
            VisitPage.of(shown, background.sources(), picture(background, visit, folder), visit);
        write(visits.resolve(shown.page(visit) + ".html"), "visit.jte", page);
      }
      for (View view : View.values()) {
        write(folder.resolve(view.file()), view.template(), page(view, shown, background));
      }
    } catch (IOException e) {
      throw new Told(
          "Cannot write the report to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
    return folder.resolve(View.OVERVIEW.file());
  }

  /** {@return the address of a visit's picture, which is copied to the report, if there is one} */
  private static Optional<String> picture(Background background, VisitRecord visit, Path folder)
      throws IOException {
    boolean troubled = visit.results().stream().anyMatch(j -> j.verdict().kind().deviation());
    Optional<Path> from =
        background.pictures().stream()
            .map(run -> Pictures.of(run, visit.key().toString()))
            .filter(file -> troubled && Files.isRegularFile(file))
            .findFirst();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Path to = Pictures.of(folder, visit.key().toString());
    if (!Files.exists(to) || !Files.isSameFile(from.get(), to)) {
      Files.createDirectories(folder.resolve(Pictures.FOLDER));
      Files.copy(from.get(), to, StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of("../" + Pictures.FOLDER + "/" + to.getFileName());
  }

  private static Object page(View view, Shown shown, Background background) {
    return switch (view) {
      case OVERVIEW -> IndexPage.of(shown);
      case CLAIMS -> ClaimsPage.of(shown);
      case HOSTINGS -> HostingsPage.of(shown);
      case BROWSERS -> BrowsersPage.of(shown);
      case RELEASES -> new ReleasesPage(shown, background.ladder());
      case VERDICTS -> VerdictsPage.of(shown);
    };
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
