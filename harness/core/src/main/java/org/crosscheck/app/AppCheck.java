package org.crosscheck.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.Progress;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Observation;
import org.crosscheck.release.Release;
import org.crosscheck.run.PageRunner;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.AppServer;
import org.crosscheck.server.Replacement;
import org.crosscheck.session.Identity;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.PageLoad;
import org.crosscheck.workspace.Checkout;
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

  private final Map<Engine, String> browsers = new TreeMap<>();
  private final List<AppVisit> visits = new ArrayList<>();
  private final Set<Replacement> replacements = new LinkedHashSet<>();
  private final List<AppRun.Answered> answers = new ArrayList<>();

  /**
   * A check of pages.
   *
   * @param progress receives what is being done, before it takes time
   * @param visited receives each visit with its verdict
   */
  public AppCheck(
      Checkout checkout, AppRequest request, Progress progress, Consumer<AppVisit> visited) {
    this.checkout = checkout;
    this.request = request;
    this.progress = progress;
    this.visited = visited;
  }

  /** A page, with the release and hosting of a visit. */
  private record VisitTarget(AppPage page, String release, String hosting) {}

  /**
   * Visits every page.
   *
   * @throws org.crosscheck.message.UserError if a browser or release is not available
   */
  public AppRun run() {
    LibraryLogging.off();
    List<Release> releases = request.folder().isPresent() ? releases() : List.of();
    Map<Engine, Installation> found = Provisioning.browsers(request.browsers(), progress);
    Instant start = Instant.now();
    try (Workspace workspace = Workspace.create()) {
      Thread onExit = new Thread(workspace::close, "end-browsers");
      Runtime.getRuntime().addShutdownHook(onExit);
      try (PageRunner runner =
          new PageRunner(
              new java.util.TreeSet<>(request.browsers()),
              new LocalSessions(found, workspace),
              this::started)) {
        if (request.folder().isPresent()) {
          releases.forEach(release -> served(runner, request.folder().get(), release));
        } else {
          atUrl(runner);
        }
      }
      Runtime.getRuntime().removeShutdownHook(onExit);
    }
    return new AppRun(
        request.target(),
        start,
        releases.stream().map(AppCheck::explained).toList(),
        List.copyOf(browsers.values()),
        sorted(releases),
        List.copyOf(replacements),
        answers);
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

  private void served(PageRunner runner, AppFolder folder, Release release) {
    Set<Hosting> hostings = new LinkedHashSet<>();
    request.pages().forEach(page -> hostings.addAll(page.hostings()));
    Path packages = checkout.fixtures().resolve("node_modules");
    try (AppServer server = AppServer.start(folder, release, hostings, packages)) {
      List<PageRunner.Job<VisitTarget>> stops = new ArrayList<>();
      for (AppPage page : request.pages()) {
        for (Hosting hosting : page.hostings()) {
          URI url = page.on(server.site(hosting));
          PageLoad load =
              new PageLoad(
                  url,
                  PageWatch.until(hosting),
                  page.timeout(),
                  hosting.exclusive(),
                  Optional.of(PageWatch.script(page)));
          VisitTarget target = new VisitTarget(page, release.label(), hosting.name());
          request.browsers().forEach(b -> stops.add(new PageRunner.Job<>(target, b, load)));
        }
      }
      runner.run(stops, (stop, seen) -> judged(stop, seen, notes(server, stop, seen)));
      replacements.addAll(server.replacements());
      answers.add(new AppRun.Answered(release.label(), server.answers()));
    }
  }

  private void atUrl(PageRunner runner) {
    List<PageRunner.Job<VisitTarget>> stops = new ArrayList<>();
    for (AppPage page : request.pages()) {
      PageLoad load =
          new PageLoad(
              page.on(""),
              PageWatch.until(),
              page.timeout(),
              false,
              Optional.of(PageWatch.script(page)));
      VisitTarget target = new VisitTarget(page, AppVisit.ITS_OWN, AppVisit.ITS_OWN);
      request.browsers().forEach(b -> stops.add(new PageRunner.Job<>(target, b, load)));
    }
    runner.run(stops, (stop, seen) -> judged(stop, seen, List.of()));
  }

  /** Notes that need the server's knowledge. */
  private static List<String> notes(
      AppServer server, PageRunner.Job<VisitTarget> stop, Observation seen) {
    List<String> notes = new ArrayList<>();
    if (seen.outcome().opened()
        && seen.exchanges().stream().map(Exchange::url).noneMatch(server::isCdnMirror)) {
      notes.add(
          "The page requested nothing of PyScript "
              + stop.what().release()
              + " from the CDN: it uses its own copy of PyScript, or none.");
    }
    Set<String> others = new TreeSet<>();
    for (Exchange exchange : seen.exchanges()) {
      URI url =
          URI.create(
              exchange
                  .url()
                  .replaceFirst("[?#].*", "")
                  .replaceAll("[^!-~]|[|{}^`\\\\\"<>\\[\\]]", "_"));
      boolean here =
          url.getHost() == null
              || url.getAuthority().equals(stop.load().url().getAuthority())
              || server.isCdnMirror(url.toString());
      if (!here) {
        others.add(url.getHost());
      }
    }
    if (!others.isEmpty()) {
      notes.add("It also sent requests to " + String.join(", ", others) + ".");
    }
    return notes;
  }

  private void judged(PageRunner.Job<VisitTarget> stop, Observation seen, List<String> notes) {
    AppVerdict verdict = AppJudge.judge(stop.what().page(), seen).noting(notes);
    AppVisit visit =
        new AppVisit(
            stop.what().page().path(),
            stop.what().release(),
            stop.what().hosting(),
            stop.browser().id(),
            verdict,
            seen);
    visits.add(visit);
    visited.accept(visit);
  }

  /** Sorts the visits in the order of the request. */
  private List<AppVisit> sorted(List<Release> releases) {
    List<String> pages = request.pages().stream().map(AppPage::path).toList();
    List<String> names = releases.stream().map(Release::label).toList();
    Map<String, List<String>> hostings = new LinkedHashMap<>();
    request
        .pages()
        .forEach(p -> hostings.put(p.path(), p.hostings().stream().map(Hosting::name).toList()));
    return visits.stream()
        .sorted(
            Comparator.comparingInt((AppVisit v) -> pages.indexOf(v.page()))
                .thenComparingInt(v -> names.indexOf(v.release()))
                .thenComparingInt(
                    v -> hostings.getOrDefault(v.page(), List.of()).indexOf(v.hosting()))
                .thenComparing(AppVisit::browser))
        .toList();
  }
}
