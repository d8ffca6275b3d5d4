package org.crosscheck.site;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.comparison.Change;
import org.crosscheck.message.UserError;

/**
 * Writes the dashboard: static pages and data of accepted verdicts and recorded runs, by release,
 * engine, hosting and claim. It opens from disk and loads nothing from elsewhere.
 */
public final class Site {
  /** The views of every page's navigation: file and title. */
  static final List<String[]> VIEWS =
      List.of(
          new String[] {"index.html", "Overview"},
          new String[] {"claims.html", "Claims"},
          new String[] {"runs.html", "Runs"},
          new String[] {"compare.html", "Compare"},
          new String[] {"flaky.html", "Flaky"},
          new String[] {"performance.html", "Performance"});

  private final SiteFolder out;

  private Site(SiteFolder out) {
    this.out = out;
  }

  /**
   * What was written.
   *
   * @param files the number of files of the site
   * @param written how many of them were new or changed
   * @param removed how many files no longer belong to the site and were removed
   * @param releases the number of releases
   * @param runs the number of runs
   * @param leftOut the reasons why other runs are left out, by their folder
   */
  public record Written(
      int files, int written, int removed, int releases, int runs, Map<Path, String> leftOut) {}

  /**
   * Writes a site, or brings one up to date: files that stay the same are not written.
   *
   * @param folder the folder of the site; it may not exist
   * @throws UserError if there is nothing to show, something cannot be read or written, or the
   *     folder has other files
   */
  public static Written write(SiteInput in, Path folder) {
    Site site = new Site(SiteFolder.open(folder));
    BenchView benchmarks = new BenchView(in.bench().map(BenchmarkFiles::read).orElseGet(List::of));
    SiteModel model =
        SiteReader.read(
            in, (run, before, results) -> site.run(new RunView(run, before, results, in.claims())));
    site.views(model, in);
    site.performance(benchmarks);
    SiteFolder.Done done = site.out.close();
    return new Written(
        done.files(),
        done.written(),
        done.removed(),
        model.releases().size(),
        model.runs().size(),
        model.leftOut());
  }

  private void run(RunView view) {
    out.write("runs/" + view.run().file() + ".html", SiteText.page("run.jte", view));
    data("run-" + view.run().file(), view.data());
  }

  private void views(SiteModel model, SiteInput in) {
    Map<SiteRelease, List<Change>> changes = new HashMap<>();
    for (ReleaseState release : model.releases()) {
      changes.put(
          release.release(),
          model.before(release).map(before -> model.between(before, release)).orElse(List.of()));
    }
    out.write("style.css", SiteText.styles());
    out.write("site.js", SiteText.resource("site.js"));
    out.write("index.html", SiteText.page("index.jte", new IndexView(model)));
    MatrixView matrix = new MatrixView(model);
    out.write("claims.html", SiteText.page("matrix.jte", matrix));
    data("matrix", matrix.data());
    model
        .byClaim()
        .forEach(
            (claim, of) -> {
              ClaimView view = new ClaimView(model, claim, of, changes);
              out.write("claims/" + claim + ".html", SiteText.page("claim.jte", view));
              out.write("claims/" + claim + ".json", SiteText.json(view.data()));
            });
    for (ReleaseState release : model.releases()) {
      ReleaseView view =
          new ReleaseView(model, release, changes.getOrDefault(release.release(), List.of()));
      out.write(
          "releases/" + ReleaseView.file(release.release()) + ".html",
          SiteText.page("release.jte", view));
      data("release-" + ReleaseView.file(release.release()), view.data());
    }
    RunsView runs = new RunsView(model);
    out.write("runs.html", SiteText.page("runs.jte", runs));
    out.write("data/runs.json", SiteText.json(runs.data()));
    out.write("compare.html", SiteText.page("compare.jte", runs));
    FlakyView flaky = new FlakyView(model);
    out.write("flaky.html", SiteText.page("flaky.jte", flaky));
    out.write("data/flaky.json", SiteText.json(flaky.data()));
    out.write("feed.xml", Feed.of(model, changes, in.address()));
  }

  private void performance(BenchView view) {
    out.write("performance.html", SiteText.page("performance.jte", view));
    out.write("data/performance.json", SiteText.json(view.data()));
  }

  /** Writes data twice: for programs, and as a script that pages can load from disk too. */
  private void data(String name, Map<String, Object> data) {
    String json = SiteText.json(data);
    out.write("data/" + name + ".json", json);
    out.write("data/" + name + ".js", SiteText.script(json));
  }
}
