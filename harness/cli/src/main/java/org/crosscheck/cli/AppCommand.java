package org.crosscheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.crosscheck.app.AppCheck;
import org.crosscheck.app.AppPage;
import org.crosscheck.app.AppRequest;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.AppVisit;
import org.crosscheck.app.Manifest;
import org.crosscheck.app.Surroundings;
import org.crosscheck.cdn.Wheels;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.server.AppFolder;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the user's own pages under hostings, in browsers, with releases. */
@Command(
    name = "app",
    description = {
      "Check whether your own pages work in each hosting, browser, and release",
      "For a folder, requests to a PyScript CDN are answered with the release under test. Your"
          + " files are not changed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:All pages work",
      "1:A page does not work",
      "2:Wrong usage, or something is missing",
      "3:No visit fails, but one has no result (INCONCLUSIVE); or an internal error"
    })
final class AppCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Parameters(
      index = "0",
      paramLabel = "DIR_OR_URL",
      description = "A folder with pages, or the URL of one page.")
  private String target = "";

  @Option(
      names = "--page",
      split = ",",
      paramLabel = "PATH",
      description =
          "Check these pages of the folder, by path, or by their name in the manifest. Default:"
              + " those of the manifest, else index.html.")
  private List<String> pages = List.of();

  @Option(
      names = "--release",
      split = ",",
      paramLabel = "RELEASE",
      description =
          "Use these releases in place of the CDN's, named as for 'run'. Default: the installed"
              + " release.")
  private List<String> releases = List.of();

  @Option(
      names = "--release-dir",
      paramLabel = "DIR",
      description =
          "Use a local build of PyScript in place of the CDN's: the folder of @pyscript/core with"
              + " dist/core.js.")
  private List<Path> builds = List.of();

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description =
          "Use only these hostings, or 'all'. Default: those of the manifest, else pyscript-com and"
              + " bare.")
  private List<String> hostings = List.of();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--done-selector",
      paramLabel = "CSS",
      description =
          "A page is done when this matches an element. Default: when PyScript is done with every"
              + " tag, or the page is loaded if it has none.")
  private Optional<String> doneSelector = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a page may take. Default: 30.")
  private Optional<Integer> timeout = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "TEXT",
      description = "Allow console errors and page errors that contain this text. Repeatable.")
  private List<String> allowed = List.of();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "The list of pages. Default: crosscheck.yaml in the folder, if it exists.")
  private Optional<Path> manifestFile = Optional.empty();

  @Option(
      names = "--wheels",
      paramLabel = "DIR",
      description =
          "Serve the Python packages in this folder in place of those of jsDelivr and PyPI."
              + " Default: the folder that the manifest names under 'wheels'.")
  private Optional<Path> wheels = Optional.empty();

  @Option(
      names = "--no-doctor",
      description = "Do not let the doctor look at pages that do not work.")
  private boolean noDoctor;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    TextFormat<AppRun> wanted = format.of(TextFormats.appRuns());
    Checkout checkout = ProjectLocator.checkout();
    AppRequest request = request(checkout);
    boolean text = wanted.id().equals("text");
    AppCheck check =
        new AppCheck(
            checkout,
            request,
            what -> (text ? System.out : System.err).println(Credentials.without(what) + " ..."),
            text ? AppCommand::show : visit -> {},
            stopped -> report(checkout, stopped, wanted));
    AppRun run = check.run();
    report(checkout, run, wanted);
    return exit(run);
  }

  private static void report(Checkout checkout, AppRun run, TextFormat<AppRun> format) {
    Path folder = AppReport.write(checkout, run);
    boolean text = format.id().equals("text");
    if (text) {
      System.out.println();
    }
    System.out.print(format.write(run));
    if (text) {
      System.out.println("Report: " + folder.resolve("index.html"));
    }
  }

  static int exit(AppRun run) {
    if (run.count(AppVerdict.Kind.FAILS) > 0) {
      return Main.Exit.DIFFERS;
    }
    return run.count(AppVerdict.Kind.WORKS) == run.visits().size()
        ? Main.Exit.SAME
        : Main.Exit.INTERNAL_ERROR;
  }

  private static void show(AppVisit visit) {
    System.out.printf(
        Locale.ROOT,
        "%-60s %s in %.1f s%n",
        visit.page() + " " + visit.release() + " " + visit.hosting() + " " + visit.browser(),
        visit.verdict().kind().id(),
        visit.seen().timings().page() / 1000);
  }

  /**
   * {@return the request of a folder, as this command makes it with these options and no others}
   */
  static AppRequest request(
      Checkout checkout,
      String folder,
      List<String> pages,
      List<String> browsers,
      List<String> hostings) {
    AppCommand command = new AppCommand();
    command.target = folder;
    command.pages = pages;
    command.browsers = browsers;
    command.hostings = hostings;
    return command.request(checkout);
  }

  private AppRequest request(Checkout checkout) {
    Problems problems = new Problems();
    Set<Engine> engines = new TreeSet<>();
    engines.addAll(problems.attemptEach(browsers, Engines::of));
    if (engines.isEmpty()) {
      engines.addAll(Engines.defaults());
    }
    OptionalInt seconds = timeout.map(OptionalInt::of).orElse(OptionalInt.empty());
    AppRequest request =
        target.matches("(?i)https?://.*")
            ? remote(engines, problems)
            : folder(checkout, engines, problems);
    List<AppPage> pagesWithOptions =
        problems.attemptEach(
            request.pages(),
            page -> {
              AppPage changed = page.allowing(allowed);
              changed = doneSelector.map(changed::doneAt).orElse(changed);
              return seconds.isPresent()
                  ? changed.within(Duration.ofSeconds(seconds.getAsInt()))
                  : changed;
            });
    problems.throwIfAny("Nothing was opened. See './crosscheck app --help'.");
    return new AppRequest(
        request.target(),
        request.folder(),
        pagesWithOptions,
        request.releases(),
        request.browsers(),
        request.surroundings(),
        !noDoctor);
  }

  private AppRequest remote(Set<Engine> engines, Problems problems) {
    refuse("--release", !releases.isEmpty(), "the page itself chooses its PyScript", problems);
    refuse("--hosting", !hostings.isEmpty(), "its host sends the headers", problems);
    refuse("--manifest", manifestFile.isPresent(), "a manifest describes a folder", problems);
    refuse("--wheels", wheels.isPresent(), "its files are not changed", problems);
    refuse("--page", !pages.isEmpty(), "the URL already names the page", problems);
    engines.stream()
        .filter(engine -> engine.startup().isClassic())
        .forEach(
            engine ->
                problems.add(
                    "--browser %s cannot be used with a URL: %s can open only pages that Crosscheck"
                            .formatted(engine.id(), engine.displayName())
                        + " serves."));
    List<AppPage> page =
        problems.attemptEach(
            List.of(target),
            url -> {
              ExplainCommand.address(url);
              return AppPage.at(url);
            });
    return new AppRequest(
        target,
        Optional.empty(),
        page.isEmpty() ? List.of(AppPage.at("index.html")) : page,
        List.of(),
        engines,
        Surroundings.NONE,
        true);
  }

  private static void refuse(String option, boolean given, String why, Problems problems) {
    if (given) {
      problems.add("%s cannot be used with a URL: %s.".formatted(option, why));
    }
  }

  private AppRequest folder(Checkout checkout, Set<Engine> engines, Problems problems) {
    AppFolder folder = new AppFolder(Path.of(target));
    HostingCatalog catalog = HostingCatalog.read(checkout.fixtures());
    List<Hosting> defaults = AppRequest.DEFAULT_HOSTINGS.stream().map(catalog::hosting).toList();
    List<Hosting> chosen =
        hostings.contains(ALL)
            ? catalog.hostings()
            : problems.attemptEach(hostings, catalog::hosting);
    Optional<Manifest> manifest = manifest(folder, catalog, defaults);
    List<AppPage> listed = manifest.map(Manifest::pages).orElse(List.of());
    List<AppPage> requested = new ArrayList<>(pages.isEmpty() ? listed : List.of());
    for (String path : pages) {
      List<AppPage> named =
          listed.stream()
              .filter(page -> page.path().equals(path) || page.name().equals(path))
              .toList();
      requested.addAll(named);
      if (named.isEmpty()) {
        problems
            .attempt(() -> folder.page(path))
            .ifPresent(p -> requested.add(AppPage.at(p).under(defaults)));
      }
    }
    if (requested.isEmpty() && problems.isEmpty()) {
      requested.add(AppPage.at(folder.onlyPage()).under(defaults));
    }
    List<AppPage> under =
        requested.stream()
            .distinct()
            .map(page -> chosen.isEmpty() ? page : page.under(chosen))
            .toList();
    return new AppRequest(
        target,
        Optional.of(folder),
        under.isEmpty() ? List.of(AppPage.at("index.html")) : under,
        releases(checkout, problems),
        engines,
        surroundings(manifest, problems),
        true);
  }

  private Surroundings surroundings(Optional<Manifest> manifest, Problems problems) {
    Surroundings listed = manifest.map(Manifest::surroundings).orElse(Surroundings.NONE);
    return wheels
        .flatMap(dir -> problems.attempt(() -> new Wheels(dir)))
        .map(listed::with)
        .orElse(listed);
  }

  private List<RequestedRelease> releases(Checkout checkout, Problems problems) {
    try {
      return RequestedRelease.all(ReleaseCatalog.read(checkout.fixtures()), releases, builds);
    } catch (UserError e) {
      problems.add(e.problem());
      return List.of();
    }
  }

  private Optional<Manifest> manifest(
      AppFolder folder, HostingCatalog catalog, List<Hosting> defaults) {
    Path file = manifestFile.orElse(folder.root().resolve(AppFolder.MANIFEST));
    return manifestFile.isPresent() || Files.isRegularFile(file)
        ? Optional.of(Manifest.read(file, folder, catalog, defaults))
        : Optional.empty();
  }
}
