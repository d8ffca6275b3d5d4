package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.crosscheck.message.UserError;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;

/** A run as a folder of HTML pages, which open from disk and load nothing from anywhere else. */
public final class HtmlReport {
  /** The name of the page that links to the others. */
  public static final String FIRST_PAGE = View.OVERVIEW.file();

  private HtmlReport() {}

  /**
   * Writes the report: a page for each view, and one for each visit.
   *
   * @param in the run, and what it is shown against
   * @param folder where the pages go; it is made, and pages of the same names are replaced
   * @return the first page
   * @throws UserError if the run has no verdict, or the folder cannot be written to
   */
  public static Path write(ReportInput in, Path folder) {
    ReportModel shown = ReportModel.of(in);
    Path visits = folder.resolve("visits");
    try {
      Files.createDirectories(visits);
      Templates.writeAssets(folder);
      for (VisitRecord visit : in.run().visits()) {
        VisitPage page = VisitPage.of(shown, in.sources(), picture(in, visit, folder), visit);
        Templates.write(visits.resolve(shown.page(visit) + ".html"), "visit.jte", page);
      }
      for (View view : View.values()) {
        Templates.write(folder.resolve(view.file()), view.template(), page(view, shown, in));
      }
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the report to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
    return folder.resolve(FIRST_PAGE);
  }

  /** {@return the address of a visit's picture, which is copied to the report, if there is one} */
  private static Optional<String> picture(ReportInput in, VisitRecord visit, Path folder)
      throws IOException {
    boolean troubled = visit.results().stream().anyMatch(j -> j.verdict().kind().deviation());
    Optional<Path> from =
        in.pictures().stream()
            .map(run -> Screenshots.of(run, visit.key().toString()))
            .filter(file -> troubled && Files.isRegularFile(file))
            .findFirst();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Path to = Screenshots.of(folder, visit.key().toString());
    if (!Files.exists(to) || !Files.isSameFile(from.get(), to)) {
      Files.createDirectories(folder.resolve(Screenshots.FOLDER));
      Files.copy(from.get(), to, StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of("../" + Screenshots.FOLDER + "/" + to.getFileName());
  }

  private static Object page(View view, ReportModel shown, ReportInput in) {
    return switch (view) {
      case OVERVIEW -> IndexPage.of(shown);
      case CLAIMS -> ClaimsPage.of(shown);
      case HOSTINGS -> HostingsPage.of(shown);
      case BROWSERS -> BrowsersPage.of(shown);
      case RELEASES -> new ReleasesPage(shown, in.ladder());
      case VERDICTS -> VerdictsPage.of(shown);
    };
  }
}
