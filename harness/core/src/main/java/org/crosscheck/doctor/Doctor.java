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
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.PageProbe;
import org.crosscheck.doctor.rule.CrossOriginFiles;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.Credentials;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.http.HttpReply;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.platform.HeaderChange;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
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
 * Diagnoses pages: asks for a page itself, opens it in the browsers, and tries the changes on a
 * copy that only this machine sees.
 */
public final class Doctor implements AutoCloseable {
  private static final Duration PROBING = Duration.ofSeconds(15);

  /** A page with a picture in it is a few megabytes. */
  private static final int MAX_PAGE_BYTES = 16 << 20;

  /** A file of Python or a service worker is a few kilobytes. */
  private static final int MAX_TEXT_BYTES = 1 << 20;

  private static final Duration ASKING = Duration.ofSeconds(5);

  private final Workspace workspace = Workspace.create();
  private final Map<Engine, CompletableFuture<Session>> sessions = new TreeMap<>();
  private final Map<Engine, Installation> installations = new TreeMap<>();
  private final Supplier<Map<Engine, Installation>> browsers;
  private final Duration patience;
  private final Function<String, List<Deviation>> known;
  private final Platforms platforms;
  private final Optional<Path> miniCoi;

  /**
   * A doctor; close it to end its browsers.
   *
   * @param browsers finds the browsers to open pages in, when the first page is there
   * @param patience how long a page may take to come to rest
   * @param known gives the known deviations of a release of PyScript, by its name
   * @param platforms the platforms that are known
   * @param miniCoi mini-coi.js, to try it where a host sends no headers
   */
  public Doctor(
      Supplier<Map<Engine, Installation>> browsers,
      Duration patience,
      Function<String, List<Deviation>> known,
      Platforms platforms,
      Optional<Path> miniCoi) {
    this.platforms = platforms;
    this.browsers = browsers;
    this.patience = patience;
    this.known = known;
    this.miniCoi = miniCoi.filter(Files::isRegularFile);
  }

  /**
   * {@return what there is to say about a page}
   *
   * @param target an address, or a folder or file of a page
   * @param host where it is, if the person says so
   * @param tries whether the changes are tried on a copy, for which each file of the page's site is
   *     asked for once more
   * @throws UserError if the target is neither
   */
  public Diagnosis diagnose(String target, Optional<Platform> host, boolean tries) {
    LibraryLogging.off();
    if (target.matches("(?i)https?://.*")) {
      return ofUrl(pageAddress(target), host, tries);
    }
    Path path = Path.of(target);
    if (Files.isDirectory(path) || Files.isRegularFile(path)) {
      return ofFolder(path, host, tries);
    }
    throw new UserError(
        "'%s' is neither a folder nor the address of a page."
            .formatted(Credentials.without(target)),
        "Name a folder with an index.html, or begin with http:// or https://.");
  }

  private Diagnosis ofUrl(URI url, Optional<Platform> host, boolean tries) {
    HttpReply reply = probe(PROBING.compareTo(patience) < 0 ? PROBING : patience).page(url);
    Platform where = host.orElseGet(() -> platforms.answering(reply.headers()));
    String named = url.toString();
    if (!Reached.isPage(reply)) {
      return Diagnosis.of(named, where, reply, List.of());
    }
    Diagnosis diagnosis = diagnosed(named, where, reply, visit(url, reply));
    String origin = reply.url().getScheme() + "://" + reply.url().getRawAuthority();
    CopySource copy = new CopySource(URI.create(origin), workspace.newFolder("d"), patience);
    return tries ? verified(diagnosis, copy, origin, pathOf(reply.url())) : diagnosis;
  }

  private Diagnosis ofFolder(Path target, Optional<Platform> host, boolean tries) {
    FolderSite site = FolderSite.of(target, host, platforms);
    FolderSource source = new FolderSource(site.folder(), site.headers());
    try (SiteServer server = SiteServer.start(source)) {
      URI url = server.origin().resolve(site.page());
      HttpReply reply = probe(PROBING).page(url);
      Diagnosis diagnosis =
          diagnosed(target.toString(), site.host(), reply, visit(url, reply)).with(site.remarks());
      return tries
          ? verified(diagnosis, source, server.origin().toString(), site.page())
          : diagnosis;
    }
  }

  private Diagnosis diagnosed(
      String named, Platform where, HttpReply reply, List<PageObservation> visited) {
    List<PageObservation> pages = asked(visited);
    return Diagnosis.of(named, where, reply, pages)
        .with(pages.stream().flatMap(p -> Deviations.met(p, known).stream()).toList());
  }

  /** Serves the page with every change at once, and opens it again. */
  private Diagnosis verified(
      Diagnosis diagnosis, SiteServer.Source source, String origin, String page) {
    List<HeaderChange> changes = diagnosis.changes();
    boolean insecure =
        diagnosis.findings().stream().anyMatch(f -> f.type() == FindingType.NOT_SECURE);
    if (changes.isEmpty() && !insecure) {
      return diagnosis;
    }
    boolean byServiceWorker = !diagnosis.host().sendsHeaders();
    if (byServiceWorker && (miniCoi.isEmpty() || changes.stream().noneMatch(HeaderChange::ofAll))) {
      return diagnosis;
    }
    SiteServer.Source fixed =
        byServiceWorker
            ? new MiniCoiSource(source, page, miniCoi.orElseThrow(), workspace.newFolder("m"))
            : path ->
                changed(source.get(path), changes.stream().filter(c -> c.isOf(path)).toList());
    try (SiteServer server = SiteServer.start(fixed)) {
      URI url = server.origin().resolve(page);
      HttpReply reply = probe(PROBING).page(url);
      if (!Reached.isPage(reply)) {
        return diagnosis;
      }
      List<PageObservation> pages = visit(url, reply);
      Diagnosis after = Diagnosis.of(url.toString(), diagnosis.host(), reply, pages);
      Map<Engine, Boolean> isolated = new TreeMap<>();
      pages.forEach(p -> isolated.put(p.browser(), p.isolated()));
      List<String> left =
          after.findings().stream()
              .filter(f -> f.level() == Level.BAD)
              .map(f -> f.summary().replaceFirst("\\.$", ""))
              .map(summary -> summary.replace(server.origin().toString(), origin))
              .toList();
      String how = byServiceWorker ? "With mini-coi.js" : how(changes, insecure);
      return diagnosis.with(new FixVerification(how, changes, isolated, left));
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

  private static SiteServer.Reply changed(SiteServer.Reply answer, List<HeaderChange> changes) {
    List<HeaderField> lines = answer.lines();
    for (HeaderChange change : changes) {
      lines = change.in(lines);
    }
    return new SiteServer.Reply(answer.status(), lines, answer.body());
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

  private PageObservation visit(Session session, URI url, HttpReply reply) {
    Observation seen =
        session.visit(
            new PageLoad(url, PageProbe.UNTIL, patience, false), System.currentTimeMillis());
    Identity identity = session.identity();
    String version = identity.browser().id() + " " + identity.version();
    return new PageObservation(identity.browser(), version, url, seen, reply, Map.of(), Map.of());
  }

  /**
   * Asks each file of another origin that gets in the way for its header lines, and reads the
   * workers' own files, each once.
   */
  private List<PageObservation> asked(List<PageObservation> pages) {
    Map<String, List<HeaderField>> heads =
        each(pages, CrossOriginFiles::worthAsking, Doctor::corsHeaders);
    Map<String, String> texts =
        each(pages, PageObservation::worthReading, (page, file) -> text(file));
    return pages.stream().map(page -> page.with(heads, texts)).toList();
  }

  private static HttpProbe probe(Duration timeout) {
    return new HttpProbe(timeout, MAX_PAGE_BYTES);
  }

  /** {@return the header lines of an answer to another origin; empty without a success} */
  private static Optional<List<HeaderField>> corsHeaders(PageObservation page, String file) {
    return address(file)
        .map(url -> probe(ASKING).head(url, Map.of("Origin", page.origin())))
        .filter(HttpReply::ok)
        .map(HttpReply::headers);
  }

  /** {@return the text of a small file; empty without a success, and for a large one} */
  private static Optional<String> text(String file) {
    return address(file)
        .map(url -> new HttpProbe(ASKING, MAX_TEXT_BYTES).get(url))
        .filter(reply -> reply.ok() && reply.redirects().isEmpty())
        .map(HttpReply::body);
  }

  /** {@return the address, or empty for what a browser takes for one and Java does not} */
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
      BiFunction<PageObservation, String, Optional<T>> ask) {
    Map<String, CompletableFuture<Optional<T>>> asking = new TreeMap<>();
    for (PageObservation page : pages) {
      for (String file : files.apply(page)) {
        asking.computeIfAbsent(file, f -> CompletableFuture.supplyAsync(() -> ask.apply(page, f)));
      }
    }
    Map<String, T> answers = new TreeMap<>();
    asking.forEach((file, answer) -> answer.join().ifPresent(a -> answers.put(file, a)));
    return answers;
  }

  /** Starts the browsers, side by side, when they are first wanted, and anew where one ended. */
  private synchronized Map<Engine, CompletableFuture<Session>> sessions() {
    sessions.values().removeIf(Doctor::ended);
    if (sessions.size() < installations().size()) {
      SessionFactory factory = new LocalSessions(installations(), workspace, PageProbe.script());
      for (Engine engine : installations().keySet()) {
        sessions.computeIfAbsent(engine, e -> CompletableFuture.supplyAsync(() -> factory.open(e)));
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

  /** A page can bring a browser to where it can only be ended. */
  private static boolean ended(CompletableFuture<Session> session) {
    if (!session.isDone() || session.isCompletedExceptionally()) {
      return false;
    }
    Session there = session.join();
    if (there.state() == Session.State.RUNNING) {
      return false;
    }
    there.close();
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
        throw new UserError("'%s' names no host.".formatted(text), "Write https://host/path.");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new UserError(
          "'%s' is not a URL: %s.".formatted(Credentials.without(text), e.getReason()),
          "Correct it.");
    }
  }

  @Override
  public void close() {
    List<CompletableFuture<Void>> closing =
        sessions.values().stream()
            .map(session -> session.handle((s, failure) -> s).thenAcceptAsync(this::close))
            .toList();
    closing.forEach(CompletableFuture::join);
    workspace.close();
  }

  private void close(@org.jspecify.annotations.Nullable Session session) {
    if (session != null) {
      session.close();
    }
  }
}
