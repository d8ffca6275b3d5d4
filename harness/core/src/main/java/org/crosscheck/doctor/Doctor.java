package org.crosscheck.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.PageProbe;
import org.crosscheck.doctor.rule.CrossOriginFiles;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.http.HttpReply;
import org.crosscheck.judge.Machine;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.platform.HeaderChange;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.SiteResponse;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.server.SiteServer;
import org.crosscheck.session.Identity;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.LibraryLogging;
import org.crosscheck.workspace.Workspace;

/**
 * Diagnoses pages: requests a page directly, opens it in the browsers, and tries the suggested
 * changes on a local copy.
 */
public final class Doctor implements AutoCloseable {
  private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(15);

  /** A page with an inlined image has a few megabytes. */
  private static final int MAX_PAGE_BYTES = 16 << 20;

  /** A Python file or a service worker has a few kilobytes. */
  private static final int MAX_TEXT_BYTES = 1 << 20;

  private static final Duration FILE_TIMEOUT = Duration.ofSeconds(5);

  private static final int STARTS = 3;

  private static final Logger LOG = Logger.getLogger(Doctor.class.getName());

  private final Workspace workspace = Workspace.create();
  private final Map<Engine, CompletableFuture<Session>> sessions = new TreeMap<>();
  private final Map<Engine, Installation> installations = new TreeMap<>();
  private final Supplier<Map<Engine, Installation>> browsers;
  private final Duration patience;
  private final Function<String, List<Deviation>> known;
  private final Platforms platforms;
  private final Optional<Path> miniCoi;
  private final LocalCdn local;

  /**
   * Creates a doctor. Close it to end its browsers.
   *
   * @param browsers finds the browsers; called once, when the first page is opened
   * @param patience how long to wait until a page is idle
   * @param known returns the known deviations of a PyScript release by its name
   * @param platforms the known platforms
   * @param miniCoi the file mini-coi.js, to try it on platforms that cannot send headers
   * @param local PyScript for pages whose CDN cannot be reached
   */
  public Doctor(
      Supplier<Map<Engine, Installation>> browsers,
      Duration patience,
      Function<String, List<Deviation>> known,
      Platforms platforms,
      Optional<Path> miniCoi,
      LocalRelease local) {
    this.local = new LocalCdn(local, workspace);
    this.platforms = platforms;
    this.browsers = browsers;
    this.patience = patience;
    this.known = known;
    this.miniCoi = miniCoi.filter(Files::isRegularFile);
  }

  /**
   * Diagnoses a page.
   *
   * @param target a URL, a folder, or the file of a page
   * @param root the published folder that the page is in, if the user named it; only for a folder
   *     or a file
   * @param host the platform, if the user named one
   * @param trial whether to try the changes
   * @throws UserError if the target is neither a URL nor an existing folder or file
   */
  public Diagnosis diagnose(
      String target, Optional<Path> root, Optional<Platform> host, Trial trial) {
    LibraryLogging.off();
    if (target.matches("(?i)https?://.*")) {
      if (root.isPresent()) {
        throw new UserError(
            "--root is for a folder or a file, not for a URL.", "Leave --root out.");
      }
      return ofUrl(pageAddress(target), host, trial);
    }
    Path path = Path.of(target);
    if (Files.isDirectory(path) || Files.isRegularFile(path)) {
      return ofFolder(path, root, host, trial);
    }
    throw new UserError(
        "'%s' is not a folder, a file, or the URL of a page."
            .formatted(Credentials.without(target)),
        "Specify a folder with an index.html, or a URL that starts with http:// or https://.");
  }

  private Diagnosis ofUrl(URI url, Optional<Platform> host, Trial trial) {
    HttpReply reply =
        probe(PAGE_TIMEOUT.compareTo(patience) < 0 ? PAGE_TIMEOUT : patience).page(url);
    SiteResponse response =
        new SiteResponse(
            Optional.ofNullable(reply.url().getHost()).orElse(""), reply.headers(), reply.body());
    Platform platform = host.orElseGet(() -> platforms.answering(response));
    String target = url.toString();
    if (!Reached.isPage(reply)) {
      return Diagnosis.of(target, platform, reply, List.of());
    }
    String origin = reply.url().getScheme() + "://" + reply.url().getRawAuthority();
    LocalPyScript copy =
        new LocalPyScript(
            new CopySource(URI.create(origin), workspace.newFolder("d"), patience),
            workspace.newFolder("l"));
    List<Finding> answered =
        LocalCdn.isOnThisMachine(reply.url()) ? local.answer(reply, copy) : List.of();
    Diagnosis visited =
        diagnose(
                target,
                platform,
                reply,
                answered.isEmpty() ? visit(url, reply) : visitCopy(copy, url, reply))
            .with(answered);
    Diagnosis diagnosis =
        visited.with(
            platforms.inFront(response, platform).stream()
                .map(front -> ContentDelivery.finding(front, visited, reply, platforms))
                .toList());
    return trial == Trial.ON_COPY
        ? withVerification(diagnosis, copy, origin, pathOf(reply.url()))
        : diagnosis;
  }

  private Diagnosis ofFolder(
      Path target, Optional<Path> root, Optional<Platform> host, Trial trial) {
    FolderSite folder = FolderSite.of(target, root, host, platforms);
    PlatformSite site = folder.site();
    if (!folder.hasPage()) {
      return new Diagnosis(
          target.toString(), site.platform(), Map.of(), folder.findings(), Optional.empty());
    }
    LocalPyScript source =
        new LocalPyScript(
            new FolderSource(site.root(), site.headers(), site.routing()),
            workspace.newFolder("l"));
    try (SiteServer server = SiteServer.start(source)) {
      URI url = server.origin().resolve(folder.request());
      HttpReply reply = probe(PAGE_TIMEOUT).page(url);
      List<Finding> answered = local.answer(reply, source);
      Diagnosis diagnosis =
          diagnose(target.toString(), site.platform(), reply, visit(url, reply))
              .in(folder)
              .with(answered);
      return trial == Trial.ON_COPY
          ? withVerification(diagnosis, source, server.origin().toString(), folder.request())
          : diagnosis;
    }
  }

  private Diagnosis diagnose(
      String target, Platform platform, HttpReply reply, List<PageObservation> visited) {
    List<PageObservation> pages = withMoreFiles(visited);
    return Diagnosis.of(target, platform, reply, pages)
        .with(pages.stream().flatMap(p -> Deviations.met(p, known).stream()).toList());
  }

  /** Serves a copy of the page with all changes together, and opens it again. */
  private Diagnosis withVerification(
      Diagnosis diagnosis, SiteServer.Source source, String origin, String page) {
    List<HeaderChange> changes = diagnosis.changes();
    boolean insecure =
        diagnosis.findings().stream().anyMatch(f -> f.type() == FindingType.NOT_SECURE);
    if (changes.isEmpty() && !insecure) {
      return diagnosis;
    }
    boolean byServiceWorker = !diagnosis.host().sendsHeaders();
    if (byServiceWorker
        && (miniCoi.isEmpty() || changes.stream().noneMatch(HeaderChange::ofAllResponses))) {
      return diagnosis;
    }
    SiteServer.Source fixed =
        byServiceWorker
            ? new MiniCoiSource(source, page, miniCoi.orElseThrow(), workspace.newFolder("m"))
            : path ->
                changed(source.get(path), changes.stream().filter(c -> c.changes(path)).toList());
    try (SiteServer server = SiteServer.start(fixed)) {
      URI url = server.origin().resolve(page);
      HttpReply reply = probe(PAGE_TIMEOUT).page(url);
      if (!Reached.isPage(reply)) {
        return diagnosis;
      }
      List<PageObservation> pages = visit(url, reply);
      Diagnosis after = Diagnosis.of(url.toString(), diagnosis.host(), reply, pages);
      Map<Engine, Boolean> isolated = new TreeMap<>();
      pages.forEach(p -> isolated.put(p.browser(), p.isolated()));
      List<String> remaining =
          after.findings().stream()
              .filter(f -> f.level() == Level.BAD)
              .map(f -> f.summary().replaceFirst("\\.$", ""))
              .map(summary -> summary.replace(server.origin().toString(), origin))
              .toList();
      String how = byServiceWorker ? "With mini-coi.js" : how(changes, insecure);
      return diagnosis.with(new FixVerification(how, changes, isolated, remaining));
    }
  }

  private static String how(List<HeaderChange> changes, boolean insecure) {
    String change =
        changes.isEmpty() ? "" : changes.size() == 1 ? "With this change" : "With these changes";
    if (!insecure) {
      return change;
    }
    return change.isEmpty() ? "From a secure context" : change + ", from a secure context";
  }

  private static SiteServer.Reply changed(SiteServer.Reply reply, List<HeaderChange> changes) {
    List<HeaderField> lines = reply.lines();
    for (HeaderChange change : changes) {
      lines = change.in(lines);
    }
    return new SiteServer.Reply(reply.status(), lines, reply.body());
  }

  /** Opens a copy of a page, and reports it as the page. */
  private List<PageObservation> visitCopy(SiteServer.Source copy, URI url, HttpReply reply) {
    try (SiteServer server = SiteServer.start(copy)) {
      String origin = reply.url().getScheme() + "://" + reply.url().getRawAuthority();
      return visit(server.origin().resolve(pathOf(reply.url())), reply).stream()
          .map(
              page ->
                  new PageObservation(
                      page.browser(),
                      page.version(),
                      url,
                      page.observation()
                          .with(text -> text.replace(server.origin().toString(), origin)),
                      reply,
                      Map.of(),
                      Map.of()))
          .toList();
    }
  }

  private List<PageObservation> visit(URI url, HttpReply reply) {
    if (!Reached.isPage(reply)) {
      return List.of();
    }
    List<CompletableFuture<PageObservation>> visits = new ArrayList<>();
    sessions()
        .values()
        .forEach(session -> visits.add(session.thenApplyAsync(s -> visit(s, url, reply))));
    try {
      return visits.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Opens a page; once more if it did not become idle while the machine was too busy to tell. */
  private PageObservation visit(Session session, URI url, HttpReply reply) {
    PageLoad load = new PageLoad(url, PageProbe.UNTIL, patience, false);
    Observation first = session.visit(load, System.currentTimeMillis());
    Observation seen =
        (Machine.tooBusy(first) ? session.visit(load, System.currentTimeMillis()) : first)
            .with(local::withoutMirror);
    Identity identity = session.identity();
    String version = identity.browser().id() + " " + identity.version();
    return new PageObservation(identity.browser(), version, url, seen, reply, Map.of(), Map.of());
  }

  /**
   * {@return the pages, with the CORS headers of blocked files from other origins and the text of
   * the workers' files, each requested once}
   */
  private List<PageObservation> withMoreFiles(List<PageObservation> pages) {
    Map<String, List<HeaderField>> heads =
        each(pages, CrossOriginFiles::toRequest, Doctor::corsHeaders);
    Map<String, String> texts =
        each(pages, PageObservation::filesToRead, (page, file) -> text(file));
    return pages.stream().map(page -> page.with(heads, texts)).toList();
  }

  private static HttpProbe probe(Duration timeout) {
    return new HttpProbe(timeout, MAX_PAGE_BYTES);
  }

  /**
   * {@return the headers of the response to a cross-origin request; empty if it was not successful}
   */
  private static Optional<List<HeaderField>> corsHeaders(PageObservation page, String file) {
    return address(file)
        .map(url -> probe(FILE_TIMEOUT).head(url, Map.of("Origin", page.origin())))
        .filter(HttpReply::ok)
        .map(HttpReply::headers);
  }

  /**
   * {@return the text of a small file; empty if the request was not successful or the file is too
   * large}
   */
  private static Optional<String> text(String file) {
    return address(file)
        .map(url -> new HttpProbe(FILE_TIMEOUT, MAX_TEXT_BYTES).get(url))
        .filter(reply -> reply.ok() && reply.redirects().isEmpty())
        .map(HttpReply::body);
  }

  /** {@return the URL; empty for one that browsers accept and Java does not} */
  private static Optional<URI> address(String file) {
    try {
      return Optional.of(new URI(file));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static <T> Map<String, T> each(
      List<PageObservation> pages,
      Function<PageObservation, List<String>> files,
      BiFunction<PageObservation, String, Optional<T>> request) {
    Map<String, CompletableFuture<Optional<T>>> requests = new TreeMap<>();
    for (PageObservation page : pages) {
      for (String file : files.apply(page)) {
        requests.computeIfAbsent(
            file, f -> CompletableFuture.supplyAsync(() -> request.apply(page, f)));
      }
    }
    Map<String, T> results = new TreeMap<>();
    requests.forEach((file, result) -> result.join().ifPresent(value -> results.put(file, value)));
    return results;
  }

  /**
   * Starts the browsers in parallel when they are first needed, and restarts those that have ended.
   */
  private synchronized Map<Engine, CompletableFuture<Session>> sessions() {
    sessions.values().removeIf(Doctor::ended);
    if (sessions.size() < installations().size()) {
      SessionFactory factory = new LocalSessions(installations(), workspace, PageProbe.script());
      for (Engine engine : installations().keySet()) {
        sessions.computeIfAbsent(
            engine, e -> CompletableFuture.supplyAsync(() -> started(factory, e)));
      }
    }
    return Map.copyOf(sessions);
  }

  private Map<Engine, Installation> installations() {
    if (installations.isEmpty()) {
      installations.putAll(browsers.get());
    }
    return installations;
  }

  /** {@return a browser, which may need several starts on a busy machine, as in a run} */
  private static Session started(SessionFactory factory, Engine engine) {
    for (int start = 1; start < STARTS; start++) {
      try {
        return factory.open(engine);
      } catch (UserError e) {
        LOG.fine(e::getMessage);
      }
    }
    return factory.open(engine);
  }

  /**
   * {@return whether a browser did not start, or has ended, because a page can leave it in a state
   * in which it has to be killed} Closes its session.
   */
  private static boolean ended(CompletableFuture<Session> session) {
    if (!session.isDone()) {
      return false;
    }
    if (session.isCompletedExceptionally()) {
      return true;
    }
    Session opened = session.join();
    if (opened.state() == Session.State.RUNNING) {
      return false;
    }
    opened.close();
    return true;
  }

  private static String pathOf(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }

  private static URI pageAddress(String text) {
    try {
      URI url = new URI(text);
      if (url.getRawAuthority() == null) {
        throw new UserError("'%s' has no host.".formatted(text), "Use the form https://host/path.");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new UserError(
          "'%s' is not a URL: %s.".formatted(Credentials.without(text), e.getReason()),
          "Correct the URL.");
    }
  }

  @Override
  public void close() {
    List<CompletableFuture<Void>> closing =
        sessions.values().stream()
            .map(session -> session.handle((s, failure) -> s).thenAcceptAsync(this::close))
            .toList();
    closing.forEach(CompletableFuture::join);
    local.close();
    workspace.close();
  }

  private void close(@org.jspecify.annotations.Nullable Session session) {
    if (session != null) {
      session.close();
    }
  }
}
