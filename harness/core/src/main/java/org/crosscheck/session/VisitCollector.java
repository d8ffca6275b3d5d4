package org.crosscheck.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that arrives about one visit. A browser sends the reports of one document in
 * order, but the last ones of a document can arrive after the first ones of the next.
 */
public final class VisitCollector {
  /** More than needed: service workers that isolate a page reload it once or twice. */
  private static final int MAX_NAVIGATIONS = 10;

  /** On a busy machine, a page that reloads itself forever does so this often in its time. */
  private static final int MAX_NAVIGATIONS_AT_DEADLINE = 4;

  /** How many items of each kind are kept; a page of a fixture has far fewer. */
  private static final int MOST = 10_000;

  private static final int MOST_FACTS = 20_000;

  /** A browser that delivered more than this is busy with old events for long. */
  private static final int FLOOD = 20_000;

  private final Set<String> doneWhen;

  /** Whether the facts alone end the visit. */
  private final boolean factsEnd;

  /** The console lines that the visit waits for. */
  private final AwaitedLines awaitedLines;

  private final CompletableFuture<End> end = new CompletableFuture<>();

  private final List<RawFact> facts = new ArrayList<>();
  private final ConsoleLog console = new ConsoleLog(MOST);
  private final RequestLog requests = new RequestLog(MOST);
  private long droppedFacts;
  private long events;
  private long lastEvent = System.nanoTime();
  private boolean done;
  private double lastDocument = Double.NEGATIVE_INFINITY;
  private final Set<String> namesOfLast = new HashSet<>();

  private final DoubleSupplier clock;

  private double navigationStarted = Double.NaN;

  /** When the start of the navigation was reported, by the harness's clock. */
  private double startSeen = Double.NaN;

  private String navigatedTo = "";
  private int navigations;

  /** How the visit ended. */
  record End(Kind kind, String detail) {
    enum Kind {
      DONE,
      RELOADS,
      GONE,
      NOT_OPENED,
      BROWSER_DIED
    }
  }

  /** A fact as it arrived; times are in milliseconds since the epoch. */
  private record RawFact(
      String name, Reporter from, double document, double at, @Nullable Object value) {}

  VisitCollector(Set<String> doneWhen) {
    this(doneWhen, true, List.of(), System::currentTimeMillis);
  }

  /** Creates a collector; without {@code factsEnd}, the facts only start {@link #awaitQuiet}. */
  VisitCollector(Set<String> doneWhen, boolean factsEnd) {
    this(doneWhen, factsEnd, List.of(), System::currentTimeMillis);
  }

  VisitCollector(Set<String> doneWhen, DoubleSupplier clock) {
    this(doneWhen, true, List.of(), clock);
  }

  /** {@return a collector for a visit to a page} */
  static VisitCollector of(PageLoad page) {
    return new VisitCollector(
        page.doneWhen(),
        page.quiet().isEmpty(),
        page.quiet().map(PageLoad.Quiet::lines).orElse(List.of()),
        System::currentTimeMillis);
  }

  /**
   * Creates a collector for one visit.
   *
   * @param doneWhen the names of the facts that end it
   * @param factsEnd whether they do so without more conditions
   * @param lines the texts of the console lines that the visit waits for
   * @param clock the harness's clock in milliseconds; it may differ from the browser's clock, which
   *     the reports of browsers and pages use
   */
  private VisitCollector(
      Set<String> doneWhen, boolean factsEnd, List<String> lines, DoubleSupplier clock) {
    this.doneWhen = doneWhen;
    this.factsEnd = factsEnd;
    this.awaitedLines = new AwaitedLines(lines);
    this.clock = clock;
  }

  /** {@return completes when the page is done, could not be opened, or the browser died} */
  CompletableFuture<End> end() {
    return end;
  }

  private void end(End.Kind kind, String detail) {
    end.complete(new End(kind, detail));
    synchronized (this) {
      notifyAll();
    }
  }

  /** Something was reported about the page. */
  private void happened() {
    events++;
    lastEvent = System.nanoTime();
    notifyAll();
  }

  /**
   * Waits until the page has reported its facts, then nothing was reported for a time, and no
   * request is open; or until the visit ended in another way.
   *
   * @param until when to stop waiting, by {@link System#nanoTime()}
   * @return whether one of that is so
   */
  synchronized boolean awaitQuiet(Duration quiet, long until) throws InterruptedException {
    while (!end.isDone()) {
      long now = System.nanoTime();
      long left = until - now;
      if (done) {
        long noise = requests.awaitedUntil(lastEvent + quiet.toNanos());
        if (noise - now <= 0) {
          return true;
        }
        left = Math.min(left, noise - now);
      }
      if (until - now <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1));
    }
    return true;
  }

  /** Waits until the page has reported its facts or its visit ended in another way. */
  synchronized boolean awaitFacts(long until) throws InterruptedException {
    while (!done && !end.isDone()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /**
   * Waits until the page has reported a fact or its visit ended.
   *
   * @return whether the page has reported it and its visit goes on
   */
  synchronized boolean awaitFact(String name, long until) throws InterruptedException {
    while (!namesOfLast.contains(name) && !end.isDone()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return !end.isDone();
  }

  /** Waits until more was reported than a number of events, or the visit ended. */
  synchronized boolean awaitEvent(long before, long until) throws InterruptedException {
    while (events == before && !end.isDone()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** {@return the number of everything that was reported so far} */
  synchronized long events() {
    return events;
  }

  /** {@return whether so much was reported that the browser cannot be used for the next page} */
  synchronized boolean flooded() {
    return events > FLOOD;
  }

  /** {@return the addresses of requests that have no complete response yet} */
  synchronized List<String> openRequests() {
    return requests.openUrls();
  }

  synchronized void fact(String json) {
    happened();
    Map<?, ?> message = Json.parse(json);
    double document = Json.number(message, "document", 0);
    String name = Json.text(message, "name");
    Reporter from = Json.text(message, "from").equals("worker") ? Reporter.WORKER : Reporter.MAIN;
    keep(
        new RawFact(
            name.isBlank() ? "unreadable" : name,
            from,
            document,
            Json.number(message, "at", document),
            name.isBlank() ? json : message.get("value")));
    if (document > lastDocument) {
      lastDocument = document;
      namesOfLast.clear();
      awaitedLines.startAgain();
    }
    if (document == lastDocument) {
      namesOfLast.add(name);
    }
    done = namesOfLast.containsAll(doneWhen);
    if (done && factsEnd) {
      end(End.Kind.DONE, "");
    }
  }

  /** {@return the facts that end the visit and are not reported by the last document, sorted} */
  synchronized List<String> missing() {
    return doneWhen.stream().filter(name -> !namesOfLast.contains(name)).sorted().toList();
  }

  private void keep(RawFact fact) {
    if (facts.size() < MOST_FACTS) {
      facts.add(fact);
    } else {
      droppedFacts++;
    }
  }

  synchronized void navigationStarted(double at, String url) {
    if (Double.isNaN(navigationStarted)) {
      navigationStarted = at;
      startSeen = clock.getAsDouble();
      navigatedTo = url;
    }
  }

  /** A document of the page replaced the previous one. */
  synchronized void navigationCommitted() {
    happened();
    if (navigations > MAX_NAVIGATIONS) {
      // The visit is being stopped; how often the page still navigates until then is random.
      return;
    }
    navigations++;
    endIfMoreThan(MAX_NAVIGATIONS);
  }

  /** The time of the visit is over. A slow page that still reloads itself is in a loop, too. */
  synchronized void deadlinePassed() {
    endIfMoreThan(MAX_NAVIGATIONS_AT_DEADLINE);
  }

  private void endIfMoreThan(int most) {
    if (navigations > most) {
      end(End.Kind.RELOADS, "it navigated " + navigations + " times without an answer");
    }
  }

  /**
   * A navigation failed. That also happens when the opened page reloads itself or navigates while
   * it is loading, so the visit ends only if nothing was observed of a page.
   */
  synchronized void navigationFailed(String why) {
    if (facts.isEmpty() && requests.exchanges().stream().allMatch(e -> e.status() == 0)) {
      end(End.Kind.NOT_OPENED, why);
    }
  }

  /** The page was replaced by something that is not a page of a server. */
  void left(String url) {
    boolean opened;
    synchronized (this) {
      // A new tab also loads about:blank.
      opened = !facts.isEmpty() || navigations > 0;
    }
    if (opened) {
      pageGone("the page left for " + url);
    }
  }

  /**
   * The browser itself, rather than a document, reported something. It is attributed to the current
   * document.
   */
  synchronized void browserEvent(String name, Object value) {
    double document = facts.stream().mapToDouble(RawFact::document).max().orElse(0);
    keep(new RawFact(name, Reporter.MAIN, document, browserTime(), value));
  }

  /** Estimates the current time of the browser's clock. */
  private double browserTime() {
    double passed = clock.getAsDouble() - startSeen;
    return Double.isNaN(passed + navigationStarted)
        ? clock.getAsDouble()
        : navigationStarted + passed;
  }

  /** A frame of the page reported a fact; its name starts with the probe's name for the fact. */
  synchronized void frame(String json) {
    Map<?, ?> message = Json.parse(json);
    String name = Json.text(message, "name");
    Object value = message.get("value");
    if (name.endsWith(".frame") && value != null) {
      browserEvent(name, value);
    }
  }

  /** The download of a file started: by the page, or instead of a page. */
  synchronized void downloadStarted(String url) {
    if (url.equals(navigatedTo)) {
      pageGone("the address is a download");
    } else {
      browserEvent("browser.download", url);
    }
  }

  /** There is nothing left to watch, but the browser is alive. */
  void pageGone(String why) {
    end(End.Kind.GONE, why);
  }

  void browserDied(String how) {
    end(End.Kind.BROWSER_DIED, how);
  }

  /** {@return replaces the text of the line that was added; does nothing for an uncaught error} */
  synchronized Consumer<String> log(Map<?, ?> entry) {
    happened();
    Consumer<String> replaceText = console.add(events, entry);
    written(Json.text(entry, "text"));
    return text -> {
      synchronized (this) {
        replaceText.accept(text);
        written(text);
      }
    };
  }

  private void written(String line) {
    awaitedLines.take(line).ifPresent(text -> browserEvent(PageLoad.Quiet.LINE, text));
  }

  /** {@return whether the last document wrote all lines that the visit waits for} */
  synchronized boolean hasAwaitedLines() {
    return awaitedLines.areAll();
  }

  /** A request was sent. */
  synchronized void requestSent(Map<?, ?> event) {
    happened();
    requests.sent(event);
  }

  /** A response started. */
  synchronized void responseStarted(Map<?, ?> event) {
    requests.responseStarted(event);
  }

  /** Adds a request and its response; its time is by the browser's clock or a synchronized one. */
  synchronized void exchange(Exchange exchange) {
    requests.add(exchange);
  }

  /** A response is complete, or a request failed. */
  synchronized void exchange(Map<?, ?> event, String failure) {
    happened();
    requests.ended(event, failure);
  }

  /**
   * {@return when the visit started by the browser's clock, in milliseconds since the epoch} That
   * is when the navigation started; if the browser did not report that, the earliest time that it
   * or a page reported.
   */
  synchronized OptionalDouble started() {
    return Double.isNaN(navigationStarted)
        ? Stream.of(
                facts.stream().map(RawFact::document).filter(at -> at > 0),
                requests.exchanges().stream().map(Exchange::at),
                console.lines().map(ConsoleLine::at),
                console.errors().stream().map(PageError::at))
            .flatMap(times -> times)
            .mapToDouble(Double::doubleValue)
            .min()
        : OptionalDouble.of(navigationStarted);
  }

  /**
   * {@return when that start was reported, by the harness's clock, in milliseconds since the epoch}
   */
  synchronized OptionalDouble startSeen() {
    return Double.isNaN(startSeen) ? OptionalDouble.empty() : OptionalDouble.of(startSeen);
  }

  /** {@return milliseconds from the start to the last fact, both by the browser's clock} */
  synchronized OptionalDouble timeToLastFact() {
    OptionalDouble start = started();
    OptionalDouble last = facts.stream().mapToDouble(RawFact::at).max();
    return start.isPresent() && last.isPresent()
        ? OptionalDouble.of(last.getAsDouble() - start.getAsDouble())
        : OptionalDouble.empty();
  }

  synchronized List<Fact> facts(double start) {
    List<Double> documents = facts.stream().map(RawFact::document).distinct().sorted().toList();
    List<Fact> sorted = new ArrayList<>();
    facts.stream()
        .sorted(Comparator.comparingDouble(RawFact::document))
        .map(
            f ->
                new Fact(
                    f.name(),
                    f.from(),
                    documents.indexOf(f.document()) + 1,
                    f.at() - start,
                    f.value()))
        .forEach(sorted::add);
    double at = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).at();
    int last = Math.max(1, documents.size());
    Map<String, Long> dropped = dropped();
    if (!dropped.isEmpty()) {
      sorted.add(new Fact("browser.dropped", Reporter.BROWSER, last, at, dropped));
    }
    if (navigations > 0) {
      sorted.add(new Fact("browser.navigations", Reporter.BROWSER, last, at, navigations));
    }
    return sorted;
  }

  /** {@return how much of each kind was not kept; empty if all was} */
  private Map<String, Long> dropped() {
    Map<String, Long> dropped = new TreeMap<>();
    dropped.put("console lines", console.droppedLines());
    dropped.put("errors", console.droppedErrors());
    dropped.put("requests", requests.dropped());
    dropped.put("facts", droppedFacts);
    dropped.values().removeIf(count -> count == 0);
    return dropped;
  }

  synchronized List<ConsoleLine> console(double start) {
    return console.lines().map(c -> new ConsoleLine(c.at() - start, c.level(), c.text())).toList();
  }

  synchronized List<PageError> errors(double start) {
    return console.errors().stream()
        .map(e -> new PageError(e.at() - start, e.text(), e.where()))
        .toList();
  }

  synchronized List<Exchange> exchanges(double start) {
    return requests.exchanges().stream()
        .map(
            e ->
                new Exchange(
                    e.at() - start,
                    e.method(),
                    e.url(),
                    e.status(),
                    e.fromCache(),
                    e.headers(),
                    e.failure()))
        .toList();
  }
}
