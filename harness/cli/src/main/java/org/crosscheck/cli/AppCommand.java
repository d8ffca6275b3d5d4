package org.crosscheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
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
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.server.AppFolder;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens somebody's own pages under hostings, in both browsers, with releases. */
@Command(
    name = "app",
    description = {
      "Say whether your own page works: under each hosting, in each browser, with each release.",
      "In a folder, what pages load from a CDN of PyScript comes from the release; no file is"
          + " changed. Exit codes: 0 all works, 1 something does not."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AppCommand implements Callable<Integer> {
  private static final String ALL = "all";

  /** What a page is asked under if nobody says: a host that isolates it, and one that does not. */
  private static final List<String> USUAL = List.of("pyscript-com", "bare");

  @Parameters(
      index = "0",
      paramLabel = "DIR_OR_URL",
      description = "A folder with pages, or the address of one page.")
  private String target = "";

  @Option(
      names = "--page",
      split = ",",
      paramLabel = "PATH",
      description = "A page of the folder; default: those of the manifest, else index.html.")
  private List<String> pages = List.of();

  @Option(
      names = "--release",
      split = ",",
      paramLabel = "RELEASE",
      description =
          "Answer for the CDN with these releases, named as for 'run'; default: the pinned one.")
  private List<String> releases = List.of();

  @Option(
      names = "--release-dir",
      paramLabel = "DIR",
      description = "Answer for the CDN with a local build of PyScript: the folder of its core.js.")
  private List<Path> builds = List.of();

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description =
          "Serve under these hostings, or 'all'; default: those of the manifest, else pyscript-com"
              + " and bare.")
  private List<String> hostings = List.of();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "In this browser only: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--done-selector",
      paramLabel = "CSS",
      description =
          "The page is done when this matches; default: when PyScript is done with every tag.")
  private Optional<String> doneSelector = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a page may take; default: 30.")
  private Optional<Integer> timeout = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "TEXT",
      description = "Console errors and page errors with this text may come; as often as needed.")
  private List<String> allowed = List.of();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "What pages the folder has; default: its crosscheck.yaml, if there is one.")
  private Optional<Path> manifest = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private String format = "text";

  /** What {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.appRuns().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    TextFormat<AppRun> wanted = TextFormats.appRuns().named(format);
    Checkout checkout = ProjectLocator.checkout();
    AppRequest request = request(checkout);
    boolean text = wanted.id().equals("text");
    AppCheck check =
        new AppCheck(
            checkout,
            request,
            what -> (text ? System.out : System.err).println(what + " ..."),
            text ? AppCommand::show : visit -> {});
    AppRun run = check.run();
    Path folder = AppReport.write(checkout, run);
    if (text) {
      System.out.println();
    }
    System.out.print(wanted.write(run));
    if (text) {
      System.out.println("Report: " + folder.resolve("index.html"));
    }
    if (run.count(AppVerdict.Kind.ERROR) > 0) {
      return Main.Exit.INTERNAL_ERROR;
    }
    return run.count(AppVerdict.Kind.FAILS) > 0 ? Main.Exit.DIFFERS : Main.Exit.SAME;
  }

  private static void show(AppVisit visit) {
    System.out.printf(
        Locale.ROOT,
        "%-60s %s in %.1f s%n",
        visit.page() + " " + visit.release() + " " + visit.hosting() + " " + visit.browser(),
        visit.verdict().kind().id(),
        visit.seen().timings().page() / 1000);
  }

  private AppRequest request(Checkout checkout) {
    Problems problems = new Problems();
    Set<Engine> in = new TreeSet<>();
    in.addAll(problems.attemptEach(browsers, Engines::of));
    if (in.isEmpty()) {
      in.addAll(Engines.defaults());
    }
    OptionalInt seconds = timeout.map(OptionalInt::of).orElse(OptionalInt.empty());
    AppRequest request =
        target.matches("(?i)https?://.*")
            ? elsewhere(in, problems)
            : folder(checkout, in, problems);
    List<AppPage> asked =
        problems.attemptEach(
            request.pages(),
            page -> {
              AppPage so = page.allowing(allowed);
              so = doneSelector.map(so::doneAt).orElse(so);
              return seconds.isPresent() ? so.within(Duration.ofSeconds(seconds.getAsInt())) : so;
            });
    problems.throwIfAny("Nothing was opened; './crosscheck app --help' has the options.");
    return new AppRequest(
        request.target(), request.folder(), asked, request.releases(), request.browsers());
  }

  private AppRequest elsewhere(Set<Engine> in, Problems problems) {
    refuse(
        "--release", !releases.isEmpty(), "the page itself says what PyScript it loads", problems);
    refuse("--hosting", !hostings.isEmpty(), "its host decides how it is answered", problems);
    refuse("--manifest", manifest.isPresent(), "a manifest is for a folder", problems);
    refuse("--page", !pages.isEmpty(), "the address has the page in it", problems);
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
        in);
  }

  private static void refuse(String option, boolean given, String why, Problems problems) {
    if (given) {
      problems.add(option + " is of no use for a page that is opened where it is: " + why + ".");
    }
  }

  private AppRequest folder(Checkout checkout, Set<Engine> in, Problems problems) {
    AppFolder folder = new AppFolder(Path.of(target));
    HostingCatalog book = HostingCatalog.read(checkout.fixtures());
    List<Hosting> usual = USUAL.stream().map(book::hosting).toList();
    List<Hosting> chosen =
        hostings.contains(ALL) ? book.hostings() : problems.attemptEach(hostings, book::hosting);
    List<AppPage> listed = listed(folder, book, usual);
    List<AppPage> asked = new ArrayList<>(pages.isEmpty() ? listed : List.of());
    for (String path : pages) {
      problems.attempt(() -> folder.page(path)).stream()
          .map(
              p ->
                  listed.stream()
                      .filter(page -> page.path().equals(p))
                      .findFirst()
                      .orElseGet(() -> AppPage.at(p).under(usual)))
          .forEach(asked::add);
    }
    if (asked.isEmpty() && problems.isEmpty()) {
      asked.add(AppPage.at(folder.onlyPage()).under(usual));
    }
    List<AppPage> under =
        chosen.isEmpty() ? asked : asked.stream().map(page -> page.under(chosen)).toList();
    return new AppRequest(
        target,
        Optional.of(folder),
        under.isEmpty() ? List.of(AppPage.at("index.html")) : under,
        wanted(checkout, problems),
        in);
  }

  private List<AppRequest.Wanted> wanted(Checkout checkout, Problems problems) {
    try {
      return ReleaseOptions.asked(checkout, releases, builds).stream()
          .map(asked -> new AppRequest.Wanted(asked.release(), asked.build()))
          .toList();
    } catch (UserError e) {
      problems.add(e.problem());
      return List.of();
    }
  }

  private List<AppPage> listed(AppFolder folder, HostingCatalog book, List<Hosting> usual) {
    Path file = manifest.orElse(folder.root().resolve(AppFolder.MANIFEST));
    return manifest.isPresent() || Files.isRegularFile(file)
        ? Manifest.read(file, folder, book, usual).pages()
        : List.of();
  }
}
