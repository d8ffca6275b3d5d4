package org.crosscheck.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.release.Release;
import org.crosscheck.run.PageRunner;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.AppServer;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.server.PageScript;
import org.crosscheck.server.Replacement;
import org.crosscheck.session.Identity;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.MachineMeter;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.ExitAction;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.LibraryLogging;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/** Visits the user's pages under each hosting, in each browser, with each release. */
public final class AppCheck {
  private final Checkout checkout;
  private final AppRequest request;
  private final Progress progress;
  private final Consumer<AppVisit> visited;
  private final Consumer<AppRun> interrupted;

  private final Map<Engine, String> browsers = new TreeMap<>();
  private final List<AppVisit> visits = Collections.synchronizedList(new ArrayList<>());
  private final Set<Replacement> replacements = new LinkedHashSet<>();
  private final List<AppRun.Answered> answers = new ArrayList<>();
  private final Set<String> withOwnPyScript = new HashSet<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * A check of pages.
   *
   * @param progress receives what is being done, before it takes time
   * @param visited receives each visit with its verdict
   * @param interrupted receives the visits that were made if the process is terminated before all
   *     are; not called if there are none
   */
  public AppCheck(
      Checkout checkout,
      AppRequest request,
      Progress progress,
      Consumer<AppVisit> visited,
      Consumer<AppRun> interrupted) {
    this.checkout = checkout;
    this.request = request;
    this.progress = progress;
    this.visited = visited;
    this.interrupted = interrupted;
  }

  /** A page, with the release and hosting of a visit. */
  private record VisitTarget(AppPage page, String release, String hosting) {}

  /**
   * Visits every page. Does not return if the process is terminated meanwhile.
   *
   * @throws UserError if a browser or release is not available, or no browser can open a page
   */
  public AppRun run() {
    return run(Optional.empty());
  }

  /**
   * Visits every page in sessions that the caller keeps; the doctor, who has browsers of its own,
   * does not look at pages that fail. Does not return if the process is terminated meanwhile.
   *
   * @throws UserError if a release is not available, or no browser can open a page
   */
  public AppRun run(SessionFactory open) {
    return run(Optional.of(open));
  }

  private AppRun run(Optional<SessionFactory> open) {
    LibraryLogging.off();
    try (ExitAction onExit = ExitAction.register();
        Workspace workspace = Workspace.create()) {
      onExit.set(workspace::close);
      AppRun run = run(workspace, onExit, open);
      onExit.awaitIfRunning();
      return run;
    }
  }

  private AppRun run(Workspace workspace, ExitAction onExit, Optional<SessionFactory> open) {
    // First, because a wrong command is reported before anything takes time.
    PageServers servers = PageServers.start(request.surroundings().servers(), workspace, progress);
    List<Release> releases = request.folder().isPresent() ? releases() : List.of();
    Map<Engine, Installation> found =
        open.isPresent() ? Map.of() : Provisioning.browsers(request.browsers(), progress);
    Instant start = Instant.now();
    List<AppVisit> made = new ArrayList<>();
    onExit.set(
        () -> {
          stopped.set(true);
          made.addAll(sorted(releases));
        },
        workspace::close,
        () -> {
          if (!made.isEmpty()) {
            interrupted.accept(result(start, releases, made, true));
          }
        });
    try (MachineMeter meter = new MachineMeter();
        PageRunner runner =
            new PageRunner(
                new TreeSet<>(request.browsers()),
                open.orElseGet(() -> LocalSessions.forForeignPages(found, workspace, meter)),
                this::started)) {
      if (request.folder().isPresent()) {
        NpmFiles npm =
            NamedPackages.fetched(request.folder().get(), request.pages(), workspace, progress);
        for (Release release : releases) {
          CdnFiles cdn = new CdnFiles(release, npm, request.surroundings().wheels());
          served(runner, request.folder().get(), cdn, found, servers);
        }
      } else {
        atUrl(runner, found);
      }
    }
    if (visits.isEmpty() && !stopped.get()) {
      throw new UserError(
          "Nothing was opened: none of the browsers can open a page under these hostings.",
          "Use another browser or hosting.");
    }
    return result(start, releases, sorted(releases), false);
  }

  private AppRun result(
      Instant start, List<Release> releases, List<AppVisit> made, boolean stopped) {
    return new AppRun(
        request.target(),
        start,
        releases.stream().map(AppCheck::explained).toList(),
        List.copyOf(browsers.values()),
        made,
        List.copyOf(replacements),
        answers,
        stopped);
  }

  private List<Release> releases() {
    return request.releases().stream()
        .map(
            wanted -> {
              Release release = Provisioning.release(checkout, wanted.release(), progress);
              return wanted.build().map(release::with).orElse(release);
            })
        .distinct()
        .toList();
  }

  private static String explained(Release release) {
    return release.explain() + release.build().map(b -> ", PyScript from " + b).orElse("");
  }

  private synchronized void started(Identity browser) {
    String notes = browser.notes().isEmpty() ? "" : " (" + String.join("; ", browser.notes()) + ")";
    browsers.put(browser.browser(), browser.name() + " " + browser.version() + notes);
  }

  private void served(
      PageRunner runner,
      AppFolder folder,
      CdnFiles cdn,
      Map<Engine, Installation> found,
      PageServers servers) {
    Release release = cdn.release();
    Set<Hosting> hostings = new LinkedHashSet<>();
    request.pages().forEach(page -> hostings.addAll(page.hostings()));
    Path packages = checkout.fixtures().resolve("node_modules");
    Map<VisitTarget, PageScript> scripts = scripts(release, servers);
    try (AppServer server =
        AppServer.start(
            folder,
            cdn,
            hostings,
            scripts.values(),
            packages,
            request.surroundings().pyScriptPaths())) {
      int before = visits.size();
      runner.run(
          jobs(server, scripts, release, servers),
          (job, seen) ->
              judged(
                  job,
                  seen,
                  ReleaseUse.of(server, job.load(), seen),
                  server::withoutMirror,
                  servers));
      replacements.addAll(server.replacements());
      answers.add(new AppRun.Answered(release.label(), server.answers()));
      List<AppVisit> recent = visits.subList(before, visits.size());
      noteOwnPyScript(recent);
      consult(found, List.copyOf(recent));
    }
  }

  private Map<VisitTarget, Hosting> targets(Release release) {
    Map<VisitTarget, Hosting> targets = new LinkedHashMap<>();
    request.pages().stream()
        // Another release would change nothing.
        .filter(page -> !withOwnPyScript.contains(page.name()))
        .forEach(
            page ->
                page.hostings()
                    .forEach(
                        hosting ->
                            targets.put(
                                new VisitTarget(page, release.label(), hosting.name()), hosting)));
    return targets;
  }

  /** The scripts that watch pages in browsers that run no scripts before a page's. */
  private Map<VisitTarget, PageScript> scripts(Release release, PageServers servers) {
    Map<VisitTarget, PageScript> scripts = new LinkedHashMap<>();
    if (request.browsers().stream().anyMatch(browser -> browser.startup().isClassic())) {
      targets(release)
          .forEach(
              (target, hosting) ->
                  scripts.put(
                      target,
                      new PageScript(
                          hosting.named(hosting.name() + "-watched-" + (scripts.size() + 1)),
                          PageWatch.inserted(servers.filled(target.page())))));
    }
    return scripts;
  }

  private List<PageRunner.Job<VisitTarget>> jobs(
      AppServer server,
      Map<VisitTarget, PageScript> scripts,
      Release release,
      PageServers servers) {
    List<PageRunner.Job<VisitTarget>> jobs = new ArrayList<>();
    targets(release)
        .forEach(
            (target, hosting) -> {
              AppPage opened = servers.filled(target.page());
              for (Engine browser : request.browsers()) {
                if (!opens(browser, hosting)) {
                  progress.report(
                      "Leaving out %s under %s, because it cannot be told where %s leads"
                          .formatted(
                              browser.displayName(), hosting.name(), hosting.delivery().host()));
                  continue;
                }
                PageScript script = scripts.get(target);
                PageLoad load =
                    script != null && browser.startup().isClassic()
                        ? PageWatch.loadInserted(
                            opened, opened.on(server.site(script.hosting())), script.hosting())
                        : PageWatch.load(
                            opened, opened.on(server.site(hosting)), Optional.of(hosting));
                jobs.add(new PageRunner.Job<>(target, browser, load));
              }
            });
    return jobs;
  }

  private static boolean opens(Engine browser, Hosting hosting) {
    return !browser.startup().isClassic()
        || !hosting.delivery().host().equals(Delivery.NOT_LOOPBACK);
  }

  /** Notes which pages use nothing of the release, and marks their visits. */
  private void noteOwnPyScript(List<AppVisit> recent) {
    Set<String> own =
        recent.stream()
            .filter(v -> v.release().equals(AppVisit.ITS_OWN))
            .map(AppVisit::page)
            .collect(Collectors.toSet());
    // Of a page that one browser did not open, the other browser knows what it uses.
    recent.replaceAll(
        v -> v.seen().exchanges().isEmpty() && own.contains(v.page()) ? v.withItsOwn() : v);
    List<AppVisit> made = List.copyOf(recent);
    request.pages().stream()
        .map(AppPage::name)
        .filter(name -> made.stream().anyMatch(v -> v.page().equals(name)))
        .filter(
            name ->
                made.stream()
                    .filter(v -> v.page().equals(name))
                    .allMatch(v -> v.release().equals(AppVisit.ITS_OWN)))
        .forEach(withOwnPyScript::add);
  }

  private void atUrl(PageRunner runner, Map<Engine, Installation> found) {
    List<PageRunner.Job<VisitTarget>> jobs = new ArrayList<>();
    for (AppPage page : request.pages()) {
      PageLoad load = PageWatch.load(page, page.on(""), Optional.empty());
      VisitTarget target = new VisitTarget(page, AppVisit.ITS_OWN, AppVisit.ITS_OWN);
      request.browsers().forEach(b -> jobs.add(new PageRunner.Job<>(target, b, load)));
    }
    runner.run(
        jobs, (job, seen) -> judged(job, seen, ReleaseUse.ANY, text -> text, PageServers.NONE));
    consult(found, List.copyOf(visits));
  }

  private void judged(
      PageRunner.Job<VisitTarget> job,
      Observation seen,
      ReleaseUse use,
      UnaryOperator<String> withoutMirror,
      PageServers servers) {
    if (stopped.get()) {
      // The visit lost its browser.
      return;
    }
    AppVerdict verdict =
        servers.explained(
            AppJudge.judge(job.what().page(), seen).noting(use.notes()).with(withoutMirror));
    AppVisit visit =
        new AppVisit(
            job.what().page().name(),
            use.ofRelease() ? job.what().release() : AppVisit.ITS_OWN,
            job.what().hosting(),
            job.browser().id(),
            verdict,
            seen);
    visits.add(visit);
    visited.accept(visit);
  }

  /** Adds what the doctor finds to the verdicts on pages that fail. */
  private void consult(Map<Engine, Installation> found, List<AppVisit> made) {
    Map<Engine, Installation> able = new TreeMap<>(found);
    able.keySet().removeIf(browser -> browser.startup().isClassic());
    if (!request.doctor() || able.isEmpty() || made.stream().noneMatch(SecondOpinion::isWanted)) {
      return;
    }
    progress.report("Looking at the failed pages as 'doctor' does");
    try (SecondOpinion doctor = new SecondOpinion(checkout, request, able)) {
      for (AppVisit visit : made) {
        doctor.on(visit).ifPresent(line -> visits.set(visits.indexOf(visit), visit.because(line)));
      }
    }
  }

  /** Sorts the visits in the order of the request. */
  private List<AppVisit> sorted(List<Release> releases) {
    List<String> pages = request.pages().stream().map(AppPage::name).toList();
    List<String> names = releases.stream().map(Release::label).toList();
    Map<String, List<String>> hostings = new LinkedHashMap<>();
    request
        .pages()
        .forEach(p -> hostings.put(p.name(), p.hostings().stream().map(Hosting::name).toList()));
    return List.copyOf(visits).stream()
        .sorted(
            Comparator.comparingInt((AppVisit v) -> pages.indexOf(v.page()))
                .thenComparingInt(v -> names.indexOf(v.release()))
                .thenComparingInt(
                    v -> hostings.getOrDefault(v.page(), List.of()).indexOf(v.hosting()))
                .thenComparing(AppVisit::browser))
        .toList();
  }
}
