package org.crosscheck.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crosscheck.doctor.Change;
import org.crosscheck.doctor.Confirmation;
import org.crosscheck.doctor.Credentials;
import org.crosscheck.doctor.Deviation;
import org.crosscheck.doctor.Deviations;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Host;
import org.crosscheck.doctor.Kind;
import org.crosscheck.doctor.Knock;
import org.crosscheck.doctor.Level;
import org.crosscheck.doctor.Look;
import org.crosscheck.doctor.PageSeen;
import org.crosscheck.doctor.Reached;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Observation;
import org.crosscheck.server.SiteServer;
import org.crosscheck.session.Identity;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.told.Told;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.LibraryLogging;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/**
 * Has the doctor look at one page: knocks, opens it in the browsers, and tries the remedies on a
 * copy.
 */
public final class Consultation implements AutoCloseable {
  private static final Duration KNOCKING = Duration.ofSeconds(15);
  private static final Duration ASKING = Duration.ofSeconds(5);

  private final Workspace workspace = Workspace.create();
  private final Map<Engine, CompletableFuture<Session>> sessions = new TreeMap<>();
  private final Map<Engine, Installation> installations = new TreeMap<>();
  private final Supplier<Map<Engine, Installation>> browsers;
  private final Duration patience;
  private final Function<String, List<Deviation>> known;
  private final Optional<Path> miniCoi;

  /**
   * A consultation; close it to end its browsers.
   *
   * @param browsers finds the browsers to open pages in, when the first page is there
   * @param patience how long a page may take to come to rest
   * @param known gives the known deviations of a release of PyScript, by its name
   * @param miniCoi mini-coi.js, to try it where a host sends no headers
   */
  public Consultation(
      Supplier<Map<Engine, Installation>> browsers,
      Duration patience,
      Function<String, List<Deviation>> known,
      Optional<Path> miniCoi) {
    this.browsers = browsers;
    this.patience = patience;
    this.known = known;
    this.miniCoi = miniCoi.filter(Files::isRegularFile);
  }

  /** {@return the browsers of this machine, found or installed} */
  public static Map<Engine, Installation> browsers(
      Collection<Engine> wanted, Consumer<String> say) {
    return Provisioning.browsers(wanted, say::accept);
  }

  /**
   * {@return what there is to say about a page}
   *
   * @param target an address, or a folder or file of a page
   * @param host where it is, if the person says so
   * @param tries whether the changes are tried on a copy, for which each file of the page's site is
   *     asked for once more
   * @throws Told if the target is neither
   */
  public Diagnosis diagnose(String target, Optional<Host> host, boolean tries) {
    LibraryLogging.off();
    if (target.matches("(?i)https?://.*")) {
      return ofUrl(address(target), host, tries);
    }
    Path path = Path.of(target);
    if (Files.isDirectory(path) || Files.isRegularFile(path)) {
      return ofFolder(path, host, tries);
    }
    throw new Told(
        "'" + Credentials.without(target) + "' is no folder here, and no address of a page.",
        "Name a folder with an index.html, or begin with http:// or https://.");
  }

  private Diagnosis ofUrl(URI url, Optional<Host> host, boolean tries) {
    Knock.Answer answer = Knock.at(url, KNOCKING.compareTo(patience) < 0 ? KNOCKING : patience);
    Host where = host.orElseGet(() -> Host.answering(answer.lines()));
    String named = url.toString();
    if (!Reached.isPage(answer)) {
      return Diagnosis.of(named, where, answer, List.of());
    }
    Diagnosis diagnosis = diagnosed(named, where, answer, visit(url, answer));
    String origin = answer.url().getScheme() + "://" + answer.url().getRawAuthority();
    CopySource copy = new CopySource(URI.create(origin), workspace.newFolder("d"), patience);
    return tries ? confirmed(diagnosis, copy, origin, pathOf(answer.url())) : diagnosis;
  }

  private Diagnosis ofFolder(Path target, Optional<Host> host, boolean tries) {
    FolderSite site = FolderSite.of(target, host);
    FolderSource source = new FolderSource(site.folder(), site.headers());
    try (SiteServer server = SiteServer.start(source)) {
      URI url = server.origin().resolve(site.page());
      Knock.Answer answer = Knock.at(url, KNOCKING);
      Diagnosis diagnosis =
          diagnosed(target.toString(), site.host(), answer, visit(url, answer))
              .with(site.remarks());
      return tries
          ? confirmed(diagnosis, source, server.origin().toString(), site.page())
          : diagnosis;
    }
  }

  private Diagnosis diagnosed(
      String named, Host where, Knock.Answer answer, List<PageSeen> visited) {
    List<PageSeen> pages = asked(visited);
    return Diagnosis.of(named, where, answer, pages)
        .with(pages.stream().flatMap(p -> Deviations.met(p, known).stream()).toList());
  }

  /** Serves the page with every change at once, and opens it again. */
  private Diagnosis confirmed(
      Diagnosis diagnosis, SiteServer.Source source, String origin, String page) {
    List<Change> changes = diagnosis.changes();
    boolean insecure = diagnosis.findings().stream().anyMatch(f -> f.kind() == Kind.NOT_SECURE);
    if (changes.isEmpty() && !insecure) {
      return diagnosis;
    }
    boolean byServiceWorker = !diagnosis.host().sendsHeaders();
    if (byServiceWorker && (miniCoi.isEmpty() || changes.stream().noneMatch(Change::ofAll))) {
      return diagnosis;
    }
    SiteServer.Source mended =
        byServiceWorker
            ? new MiniCoiSource(source, page, miniCoi.orElseThrow(), workspace.newFolder("m"))
            : path ->
                changed(source.get(path), changes.stream().filter(c -> c.isOf(path)).toList());
    try (SiteServer server = SiteServer.start(mended)) {
      URI url = server.origin().resolve(page);
      Knock.Answer answer = Knock.at(url, KNOCKING);
      if (!Reached.isPage(answer)) {
        return diagnosis;
      }
      List<PageSeen> pages = visit(url, answer);
      Diagnosis after = Diagnosis.of(url.toString(), diagnosis.host(), answer, pages);
      Map<Engine, Boolean> isolated = new TreeMap<>();
      pages.forEach(p -> isolated.put(p.browser(), p.isolated()));
      List<String> left =
          after.findings().stream()
              .filter(f -> f.level() == Level.BAD)
              .map(f -> f.says().replaceFirst("\\.$", ""))
              .map(says -> says.replace(server.origin().toString(), origin))
              .toList();
      String how = byServiceWorker ? "With mini-coi.js" : how(changes, insecure);
      return diagnosis.with(new Confirmation(how, changes, isolated, left));
    }
  }

  private static String how(List<Change> changes, boolean insecure) {
    String change =
        changes.isEmpty() ? "" : changes.size() == 1 ? "With this change" : "With these changes";
    if (!insecure) {
      return change;
    }
    return change.isEmpty() ? "From a secure context" : change + ", from a secure context";
  }

  private static SiteServer.Answer changed(SiteServer.Answer answer, List<Change> changes) {
    List<HeaderField> lines = answer.lines();
    for (Change change : changes) {
      lines = change.in(lines);
    }
    return new SiteServer.Answer(answer.status(), lines, answer.body());
  }

  private List<PageSeen> visit(URI url, Knock.Answer answer) {
    if (!Reached.isPage(answer)) {
      return List.of();
    }
    List<CompletableFuture<PageSeen>> visits = new ArrayList<>();
    sessions()
        .values()
        .forEach(session -> visits.add(session.thenApplyAsync(s -> visit(s, url, answer))));
    try {
      return visits.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private PageSeen visit(Session session, URI url, Knock.Answer answer) {
    Observation seen =
        session.visit(new PageLoad(url, Look.UNTIL, patience, false), System.currentTimeMillis());
    Identity identity = session.identity();
    String version = identity.browser().id() + " " + identity.version();
    return new PageSeen(identity.browser(), version, url, seen, answer, Map.of(), Map.of());
  }

  /**
   * Asks each file of another origin that gets in the way for its header lines, and reads the
   * workers' own files, each once.
   */
  private List<PageSeen> asked(List<PageSeen> pages) {
    Map<String, List<HeaderField>> heads =
        each(pages, PageSeen::worthAsking, (page, f) -> Knock.head(f, page.origin(), ASKING));
    Map<String, String> texts =
        each(pages, PageSeen::worthReading, (page, f) -> Knock.text(f, ASKING));
    return pages.stream().map(page -> page.with(heads, texts)).toList();
  }

  private static <T> Map<String, T> each(
      List<PageSeen> pages,
      Function<PageSeen, List<String>> files,
      BiFunction<PageSeen, String, Optional<T>> ask) {
    Map<String, CompletableFuture<Optional<T>>> asking = new TreeMap<>();
    for (PageSeen page : pages) {
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
    sessions.values().removeIf(Consultation::ended);
    if (sessions.size() < installations().size()) {
      SessionFactory factory = new LocalSessions(installations(), workspace, Look.script());
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

  private static URI address(String text) {
    try {
      URI url = new URI(text);
      if (url.getRawAuthority() == null) {
        throw new Told("'" + text + "' names no host.", "Write https://host/path.");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new Told(
          "'" + Credentials.without(text) + "' is no URL: " + e.getReason() + ".", "Correct it.");
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
