package org.crosscheck.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.crosscheck.app.AppCheck;
import org.crosscheck.app.AppRequest;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.AppVisit;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.Progress;
import org.crosscheck.session.LoadMeter;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** The user's own pages in a folder. */
public final class WatchedApp implements Watched {
  private final Checkout checkout;
  private final Path folder;
  private final Supplier<AppRequest> request;
  private final Set<Engine> browsers;

  /**
   * Makes the request for the first time.
   *
   * @param folder the folder with the pages
   * @param request reads the manifest, and says which pages to visit; called for each round
   * @throws org.crosscheck.message.UserError if the folder, its manifest or an option is wrong
   */
  public WatchedApp(Checkout checkout, Path folder, Supplier<AppRequest> request) {
    this.checkout = checkout;
    this.folder = folder;
    this.request = request;
    this.browsers = request.get().browsers();
  }

  @Override
  public List<Path> folders() {
    return List.of(folder);
  }

  @Override
  public Set<Engine> browsers() {
    return browsers;
  }

  @Override
  public LocalSessions sessions(
      Map<Engine, Installation> installed, Workspace workspace, LoadMeter meter) {
    return LocalSessions.forForeignPages(installed, workspace, meter);
  }

  @Override
  public Round round(SessionFactory sessions) {
    AppRun run =
        new AppCheck(checkout, request.get(), Progress.NONE, visit -> {}, stopped -> {})
            .run(sessions);
    return new Round(run.visits().stream().map(WatchedApp::judged).toList(), run.summary());
  }

  private static Judged judged(AppVisit visit) {
    return new Judged(
        "%s %s %s %s".formatted(visit.page(), visit.release(), visit.hosting(), visit.browser()),
        visit.verdict().kind().id(),
        String.join(" ", visit.verdict().reasons()),
        visit.verdict().kind() == AppVerdict.Kind.WORKS);
  }
}
