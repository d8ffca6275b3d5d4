package org.crosscheck.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
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

  private final Set<String> doneWhen;
  private final CompletableFuture<End> end = new CompletableFuture<>();

  private final List<RawFact> facts = new ArrayList<>();
  private final List<ConsoleLine> console = new ArrayList<>();
  private final List<PageError> errors = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();

  /** The started responses by the ids of their requests, as far as the browser reported them. */
  private final Map<String, Map<?, ?>> startedResponses = new HashMap<>();

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
    this(doneWhen, System::currentTimeMillis);
  }

  /**
   * Creates a collector for one visit.
   *
   * @param doneWhen the names of the facts that end it
   * @param clock the harness's clock in milliseconds; it may differ from the browser's clock, which
   *     the reports of browsers and pages use
   */
  VisitCollector(Set<String> doneWhen, DoubleSupplier clock) {
    this.doneWhen = doneWhen;
    this.clock = clock;
  }

  /** {@return completes when the page is done, could not be opened, or the browser died} */
  CompletableFuture<End> end() {
    return end;
  }

  synchronized void fact(String json) {
    Map<?, ?> message = Json.parse(json);
    double document = Json.number(message, "document", 0);
    String name = Json.text(message, "name");
    Reporter from = Json.text(message, "from").equals("worker") ? Reporter.WORKER : Reporter.MAIN;
    facts.add(
        new RawFact(
            name.isBlank() ? "unreadable" : name,
            from,
            document,
            Json.number(message, "at", document),
            name.isBlank() ? json : message.get("value")));
    if (missing().isEmpty()) {
      end.complete(new End(End.Kind.DONE, ""));
    }
  }

  /** {@return the facts that end the visit and are not reported by the last document, sorted} */
  synchronized List<String> missing() {
    double last = facts.stream().mapToDouble(RawFact::document).max().orElse(0);
    Set<String> names =
        facts.stream()
            .filter(f -> f.document() == last)
            .map(RawFact::name)
            .collect(Collectors.toSet());
    return doneWhen.stream().filter(name -> !names.contains(name)).sorted().toList();
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
    if (navigations > MAX_NAVIGATIONS) {
      // The visit is being stopped; how often the page still navigates until then is random.
      return;
    }
    navigations++;
    if (navigations > MAX_NAVIGATIONS) {
      String why = "it navigated " + navigations + " times without an answer";
      end.complete(new End(End.Kind.RELOADS, why));
    }
  }

  /**
   * A navigation failed. That also happens when the opened page reloads itself or navigates while
   * it is loading, so the visit ends only if nothing was observed of a page.
   */
  synchronized void navigationFailed(String why) {
    if (facts.isEmpty() && exchanges.stream().allMatch(e -> e.status() == 0)) {
      end.complete(new End(End.Kind.NOT_OPENED, why));
    }
  }

  /**
   * The browser itself, rather than a document, reported something. It is attributed to the current
   * document.
   */
  synchronized void browserEvent(String name, Object value) {
    double document = facts.stream().mapToDouble(RawFact::document).max().orElse(0);
    facts.add(new RawFact(name, Reporter.MAIN, document, browserTime(), value));
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
    end.complete(new End(End.Kind.GONE, why));
  }

  void browserDied(String how) {
    end.complete(new End(End.Kind.BROWSER_DIED, how));
  }

  /** {@return replaces the text of the line that was added; does nothing for an uncaught error} */
  synchronized Consumer<String> log(Map<?, ?> entry) {
    double at = Json.number(entry, "timestamp", 0);
    String text = Json.text(entry, "text");
    if (Json.text(entry, "type").equals("javascript")) {
      List<?> frames = Json.list(Json.map(entry, "stackTrace"), "callFrames");
      String where =
          frames.isEmpty() || !(frames.get(0) instanceof Map<?, ?> frame)
              ? ""
              : Json.text(frame, "url") + ":" + (int) (Json.number(frame, "lineNumber", 0) + 1);
      errors.add(new PageError(at, text, where));
      return other -> {};
    }
    console.add(new ConsoleLine(at, Json.text(entry, "level"), text));
    return replaceText(console.size() - 1);
  }

  private Consumer<String> replaceText(int line) {
    return text -> {
      synchronized (this) {
        ConsoleLine old = console.get(line);
        console.set(line, new ConsoleLine(old.at(), old.level(), text));
      }
    };
  }

  /** A response started. If the browser aborts it, the later event has no status. */
  synchronized void responseStarted(Map<?, ?> event) {
    startedResponses.put(id(event), Json.map(event, "response"));
  }

  private static String id(Map<?, ?> event) {
    return Json.text(Json.map(event, "request"), "request");
  }

  /** Adds a request and its response; its time is by the browser's clock or a synchronized one. */
  synchronized void exchange(Exchange exchange) {
    exchanges.add(exchange);
  }

  synchronized void exchange(Map<?, ?> event, String failure) {
    Map<?, ?> request = Json.map(event, "request");
    Map<?, ?> before = startedResponses.getOrDefault(id(event), Map.of());
    Map<?, ?> response = event.containsKey("response") ? Json.map(event, "response") : before;
    List<HeaderLine> headers =
        Json.list(response, "headers").stream()
            .filter(Map.class::isInstance)
            .map(h -> (Map<?, ?>) h)
            .map(
                h -> new HeaderLine(Json.text(h, "name"), Json.text(Json.map(h, "value"), "value")))
            .toList();
    exchange(
        new Exchange(
            Json.number(event, "timestamp", 0),
            Json.text(request, "method"),
            Json.text(request, "url"),
            (int) Json.number(response, "status", 0),
            Boolean.TRUE.equals(response.get("fromCache")),
            headers,
            failure));
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
                exchanges.stream().map(Exchange::at),
                console.stream().map(ConsoleLine::at),
                errors.stream().map(PageError::at))
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
    if (navigations > 0) {
      double at = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).at();
      int last = Math.max(1, documents.size());
      sorted.add(new Fact("browser.navigations", Reporter.BROWSER, last, at, navigations));
    }
    return sorted;
  }

  synchronized List<ConsoleLine> console(double start) {
    return console.stream().map(c -> new ConsoleLine(c.at() - start, c.level(), c.text())).toList();
  }

  synchronized List<PageError> errors(double start) {
    return errors.stream().map(e -> new PageError(e.at() - start, e.text(), e.where())).toList();
  }

  synchronized List<Exchange> exchanges(double start) {
    return exchanges.stream()
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
