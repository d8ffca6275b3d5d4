package org.crosscheck.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.catalog.SelectedNames;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.Problems;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.session.KeptSessions;
import org.crosscheck.session.MachineMeter;
import org.crosscheck.watch.FileWatch;
import org.crosscheck.watch.Round;
import org.crosscheck.watch.Watched;
import org.crosscheck.watch.WatchedApp;
import org.crosscheck.watch.WatchedFixture;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.ExitAction;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.LibraryLogging;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes visits again whenever a file is saved. */
@Command(
    name = "watch",
    description = {
      "Visit a fixture or your own pages again each time you save",
      "The browsers stay open. Prints what changed since the last time, and what is not as it should"
          + " be. Each visit is made once, and nothing is recorded. Ctrl-C ends it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@WithoutResult("It goes on until it is stopped; 'run' and 'app' have the results.")
final class WatchCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FIXTURE|DIR",
      description = "A fixture, as for 'run --fixture', or a folder with pages, as for 'app'.")
  private String target = "";

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description =
          "Use only these hostings, or 'all'. Default: those of the fixture; of a folder, those of"
              + " its manifest, else pyscript-com and bare.")
  private List<String> hostings = List.of();

  @Option(
      names = "--interpreter",
      split = ",",
      paramLabel = "NAME",
      description = "For a fixture: only visits that run no other interpreter: mpy or py.")
  private List<String> interpreters = List.of();

  @Option(
      names = "--page",
      split = ",",
      paramLabel = "PATH",
      description = "For a folder: only these pages, as for 'app'.")
  private List<String> pages = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ProjectLocator.checkout();
    LibraryLogging.off();
    try (ExitAction onExit = ExitAction.register();
        Workspace workspace = Workspace.create()) {
      onExit.set(workspace::close);
      Watched watched = watched(checkout, workspace);
      Map<Engine, Installation> installed =
          Provisioning.browsers(watched.browsers(), step -> System.out.println(step + " ..."));
      try (FileWatch files = FileWatch.of(watched.folders());
          MachineMeter meter = new MachineMeter();
          KeptSessions sessions = new KeptSessions(watched.sessions(installed, workspace, meter))) {
        onExit.set(sessions::close, workspace::close);
        System.out.println(
            "Watching %s. Press Ctrl-C to stop."
                .formatted(
                    String.join(
                        ", ",
                        watched.folders().stream()
                            .map(folder -> checkout.shown(folder) + File.separator)
                            .toList())));
        RoundLog log = new RoundLog(System.out);
        while (true) {
          round(watched, sessions, log);
          onExit.awaitIfRunning();
          log.saved(files.awaitSaved());
        }
      }
    }
  }

  /** Half of an edit can make a file wrong; the next save may correct it. */
  private static void round(Watched watched, KeptSessions sessions, RoundLog log) {
    try {
      log.begins();
      Round round = watched.round(sessions);
      log.ends(round);
    } catch (UserError e) {
      log.failed(ProjectLocator.named(e.getMessage()));
    }
  }

  private Watched watched(Checkout checkout, Workspace workspace) {
    Path folder = Path.of(target);
    Path fixtures = checkout.fixtures().resolve("pages");
    Path absolute = folder.toAbsolutePath().normalize();
    if (fixtures.equals(absolute.getParent()) && Files.isDirectory(absolute)) {
      return fixture(checkout, absolute.getFileName().toString(), workspace);
    }
    boolean nameOnly = folder.getNameCount() == 1 && !target.endsWith("/");
    if (nameOnly && Files.isDirectory(fixtures.resolve(target)) && !target.startsWith(".")) {
      return fixture(checkout, target, workspace);
    }
    if (Files.isDirectory(folder)) {
      return app(checkout, folder);
    }
    List<String> known =
        Catalog.read(checkout.fixtures()).fixtures().fixtures().stream()
            .map(Fixture::name)
            .toList();
    throw Suggestions.unknown("fixture or folder", target, known, "./crosscheck claims");
  }

  private Watched fixture(Checkout checkout, String name, Workspace workspace) {
    if (!pages.isEmpty()) {
      throw new UserError(
          "--page is for a folder, and %s is a fixture.".formatted(name),
          "Choose its visits with --browser, --hosting, and --interpreter.");
    }
    SelectedNames names =
        new SelectedNames(
            browsers, hostings, List.of(), List.of(name), interpreters, false, Optional.empty());
    return new WatchedFixture(
        checkout,
        name,
        catalog -> selection(names, catalog),
        workspace.folder().resolve("records"));
  }

  private static Selection selection(SelectedNames names, Catalog catalog) {
    Problems problems = new Problems();
    Selection selection = names.in(catalog, problems);
    problems.throwIfAny("Nothing was visited. See './crosscheck watch --help'.");
    return selection;
  }

  private Watched app(Checkout checkout, Path folder) {
    if (!interpreters.isEmpty()) {
      throw new UserError(
          "--interpreter is for a fixture, and %s is a folder.".formatted(target),
          "The pages choose their interpreter; leave the option out.");
    }
    return new WatchedApp(
        checkout, folder, () -> AppCommand.request(checkout, target, pages, browsers, hostings));
  }
}
