package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;

/**
 * Writes a run as a folder of HTML pages, which open from disk and load nothing from the network.
 */
public final class HtmlReport {
  /** The name of the page that links to the others. */
  public static final String FIRST_PAGE = View.OVERVIEW.file();

  private HtmlReport() {}

  /**
   * Writes the report: a page for each view, and one for each visit.
   *
   * @param in the run, and what it is compared with
   * @param folder the folder of the pages; it is created, and existing pages are replaced
   * @return the first page
   * @throws UserError if the run has no verdicts, or the folder is not writable
   */
  public static Path write(ReportInput in, Path folder) {
    ReportModel model = ReportModel.of(in);
    Path visits = folder.resolve("visits");
    try {
      Files.createDirectories(visits);
      Templates.writeAssets(folder);
      for (VisitRecord visit : in.run().visits()) {
        VisitPage page = VisitPage.of(model, in.sources(), picture(in, visit, folder), visit);
        Templates.write(visits.resolve(model.page(visit) + ".html"), "visit.jte", page);
      }
      for (View view : View.values()) {
        Templates.write(folder.resolve(view.file()), view.template(), page(view, model, in));
      }
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the report to " + folder + ": " + FileErrors.reason(e) + ".",
          "Check that the disk is not full and that the folder is writable.");
    }
    return folder.resolve(FIRST_PAGE);
  }

  /** Copies the screenshot of a visit to the report, if there is one, and returns its URL. */
  private static Optional<String> picture(ReportInput in, VisitRecord visit, Path folder)
      throws IOException {
    boolean deviates = visit.results().stream().anyMatch(j -> j.verdict().kind().deviation());
    Optional<Path> from =
        in.pictures().stream()
            .map(run -> Screenshots.of(run, visit.key().toString()))
            .filter(file -> deviates && Files.isRegularFile(file))
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

  private static Object page(View view, ReportModel model, ReportInput in) {
    return switch (view) {
      case OVERVIEW -> IndexPage.of(model);
      case CLAIMS -> ClaimsPage.of(model);
      case HOSTINGS -> HostingsPage.of(model);
      case BROWSERS -> BrowsersPage.of(model);
      case RELEASES -> new ReleasesPage(model, in.releases());
      case DIFFERENCES -> new DifferencesPage(model);
      case VERDICTS -> VerdictsPage.of(model);
    };
  }
}
