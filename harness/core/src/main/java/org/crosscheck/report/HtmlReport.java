package org.crosscheck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;

/**
 * Writes a run as HTML pages, which open from disk and load nothing from the network: as a folder,
 * as an archive of it, or as a single page.
 */
public final class HtmlReport {
  /** The name of the page that links to the others. */
  public static final String FIRST_PAGE = View.OVERVIEW.file();

  private HtmlReport() {}

  /** The forms of a report. */
  public enum Form {
    /** A folder with a file for each page. */
    FOLDER(FIRST_PAGE),
    /** One file with all pages, the style sheet and the script. */
    SINGLE_FILE("report.html"),
    /** An archive with the folder. */
    ZIP("report.zip");

    private final String file;

    Form(String file) {
      this.file = file;
    }

    /** {@return the name of the file to open} */
    public String file() {
      return file;
    }

    private ReportFiles open(Path folder) throws IOException {
      Files.createDirectories(folder);
      return switch (this) {
        case FOLDER -> new FolderFiles(folder);
        case SINGLE_FILE -> new SinglePage(folder.resolve(file));
        case ZIP -> new ZipFiles(folder.resolve(file));
      };
    }
  }

  /**
   * Writes the report as a folder: a page for each view, and one for each visit.
   *
   * @param in the run, and what it is compared with
   * @param folder the folder of the pages; it is created, and existing pages are replaced
   * @return the first page
   * @throws UserError if the run has no verdicts, or the folder is not writable
   */
  public static Path write(ReportInput in, Path folder) {
    return write(in, folder, Form.FOLDER);
  }

  /**
   * Writes the report in a form.
   *
   * @param in the run, and what it is compared with
   * @param folder the folder to write to; it is created, and existing files are replaced
   * @return the file to open
   * @throws UserError if the run has no verdicts, or the folder is not writable
   */
  public static Path write(ReportInput in, Path folder, Form form) {
    ReportModel model = ReportModel.of(in);
    try (ReportFiles files = form.open(folder)) {
      for (String asset : Templates.ASSETS) {
        files.asset(asset, Templates.asset(asset));
      }
      for (View view : model.views()) {
        files.page(view.file(), Templates.fill(view.template(), page(view, model, in)));
      }
      for (VisitRecord visit : in.run().visits()) {
        VisitPage page = VisitPage.of(model, in.sources(), picture(in, visit, files), visit);
        files.page("visits/" + model.page(visit) + ".html", Templates.fill("visit.jte", page));
      }
    } catch (IOException e) {
      throw new UserError(
          "Cannot write the report to " + folder + ": " + FileErrors.reason(e) + ".",
          "Check that the disk is not full and that the folder is writable.");
    }
    return folder.resolve(form.file());
  }

  /**
   * Adds the screenshot of a visit to the report, if it shows something, and returns where it is.
   */
  private static Picture picture(ReportInput in, VisitRecord visit, ReportFiles files)
      throws IOException {
    boolean deviates = visit.results().stream().anyMatch(j -> j.verdict().kind().deviation());
    Optional<Path> from =
        in.pictures().stream()
            .map(run -> Screenshots.of(run, visit.key().toString()))
            .filter(file -> deviates && Files.isRegularFile(file))
            .findFirst();
    if (from.isEmpty()) {
      return Picture.NONE;
    }
    if (Picture.empty(from.get())) {
      return Picture.EMPTY;
    }
    String name = Screenshots.FOLDER + "/" + from.get().getFileName();
    files.picture(name, from.get());
    return Picture.at("../" + name);
  }

  private static Object page(View view, ReportModel model, ReportInput in) {
    return switch (view) {
      case OVERVIEW -> IndexPage.of(model);
      case CLAIMS -> ClaimsPage.of(model);
      case HOSTINGS -> HostingsPage.of(model);
      case BROWSERS -> BrowsersPage.of(model);
      case RELEASES -> new ReleasesPage(model, in.releases());
      case DIFFERENCES -> new DifferencesPage(model);
      case AGAINST -> AgainstPage.of(model, in.known().against().orElseThrow());
      case VERDICTS -> VerdictsPage.of(model);
    };
  }
}
