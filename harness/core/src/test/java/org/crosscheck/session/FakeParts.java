package org.crosscheck.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.crosscheck.given.TestEngines;
import org.crosscheck.input.Step;
import org.crosscheck.observation.Exchange;

/**
 * The parts of a session without a browser: no process, no user contexts and no events. A test
 * defines the page as the code to run when the session navigates to it.
 */
final class FakeParts {
  /** The calls, in order. */
  final List<String> events = new ArrayList<>();

  final FakeLifetime lifetime = new FakeLifetime();
  final FakeFacts facts = new FakeFacts();

  /** The server's answers during the visit, delivered at its end. */
  final List<Exchange> served = new ArrayList<>();

  private OpenVisits visits = new OpenVisits();

  /** The behavior of the page. */
  Consumer<String> page = url -> {};

  /** What the page does when a step is made. */
  Consumer<Step> made = step -> {};

  /** The last expression that was evaluated to confirm that the page is done. */
  String confirmation = "";

  /** Whether the page confirms that it is done. */
  BooleanSupplier confirms = () -> true;

  /** What the meter measured. */
  LoadMeter meter = LoadMeter.NONE;

  /** What a page answers to each script. */
  ToDoubleFunction<String> evaluated = script -> 7;

  /** The exception that sync throws, if any. */
  Optional<RuntimeException> stuck = Optional.empty();

  SessionParts parts() {
    return new SessionParts(
        new Identity(TestEngines.FIREFOX, "fake", "1", List.of()),
        lifetime,
        new FakeTransport(),
        new FakeContexts(),
        facts,
        new FakeTraffic(),
        meter);
  }

  BrowserSession session() {
    return new BrowserSession(parts());
  }

  /** A remote browser, which a test ends. */
  static final class FakeLifetime implements Lifetime {
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public CompletableFuture<String> end() {
      return end;
    }

    @Override
    public boolean isAlive() {
      return !end.isDone();
    }

    @Override
    public void end(String why) {
      end.complete(why);
    }

    @Override
    public void close(Runnable quit) {
      quit.run();
      end.complete("closed");
    }

    @Override
    public OptionalLong pid() {
      return OptionalLong.empty();
    }
  }

  private final class FakeTransport implements Transport {
    @Override
    public void navigate(Contexts.Tab tab, String url) {
      events.add("navigate " + tab.context());
      page.accept(url);
    }

    @Override
    public void sync() {
      events.add("sync");
      stuck.ifPresent(
          e -> {
            throw e;
          });
    }

    @Override
    public boolean isTrue(Contexts.Tab tab, String expression, Duration patience) {
      events.add("confirm " + tab.context());
      confirmation = expression;
      return confirms.getAsBoolean();
    }

    @Override
    public boolean refused(RuntimeException failure) {
      return !String.valueOf(failure.getMessage()).contains("no answer");
    }

    @Override
    public void make(Contexts.Tab tab, Step step) {
      events.add("make " + step);
      made.accept(step);
    }

    @Override
    public byte[] screenshot(Contexts.Tab tab) {
      events.add("screenshot " + tab.context());
      return new byte[] {1};
    }

    @Override
    public double evaluate(Contexts.Tab tab, String script, Duration atMost) {
      events.add("evaluate " + tab.context());
      return evaluated.applyAsDouble(script);
    }

    @Override
    public Optional<String> text(Contexts.Tab tab, String script, Duration atMost) {
      events.add("text " + tab.context());
      return Optional.of(script);
    }

    @Override
    public void quit() {
      events.add("quit");
    }

    @Override
    public String explain(RuntimeException failure) {
      return "fake: " + failure.getMessage();
    }
  }

  private record FakeTab(String context, String userContext) implements Contexts.Tab {}

  /** Each visit has its own session, so there is nothing to prepare. */
  private final class FakeContexts implements Contexts {
    private int count;

    @Override
    public Tab take(Needs needs) {
      return new FakeTab("tab-" + ++count, "");
    }

    @Override
    public void prepareNext(Tab tab) {}

    @Override
    public CompletableFuture<Void> discard(Tab tab) {
      events.add("discard " + tab.context());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void settle() {
      events.add("settle");
    }

    @Override
    public void close() {
      events.add("contexts closed");
    }
  }

  /** Facts stay in the page until they are requested, as by a script. */
  final class FakeFacts implements FactSource {
    private final List<String> inThePage = new ArrayList<>();
    private Optional<VisitCollector> visit = Optional.empty();

    /** A page reports a fact, which is not delivered yet. */
    void report(String name, Object value) {
      inThePage.add(
          "{\"name\": \""
              + name
              + "\", \"from\": \"main\", \"document\": 1000, \"at\": 1250,"
              + " \"value\": "
              + value
              + "}");
    }

    /** Delivers the facts in the page. */
    void drain() {
      visit.ifPresent(v -> inThePage.forEach(v::fact));
      inThePage.clear();
    }

    @Override
    public void listen(OpenVisits visits) {
      events.add("facts listen");
    }

    @Override
    public Runnable watch(Contexts.Tab tab, VisitCollector of, Optional<String> watcher) {
      visit = Optional.of(of);
      events.add("watch " + tab.context() + watcher.map(w -> " with " + w).orElse(""));
      return this::drain;
    }
  }

  /** The traffic that the server recorded, available after the visit. */
  /** The page writes a line to its console. */
  void log(String text) {
    Map<String, String> entry = Map.of("type", "console", "level", "info", "text", text);
    visits.only().ifPresent(visit -> visit.log(entry));
  }

  private final class FakeTraffic implements Traffic {
    @Override
    public void listen(OpenVisits open) {
      events.add("traffic listens");
      visits = open;
    }

    @Override
    public void complete(PageLoad load, VisitCollector visit) {
      served.forEach(visit::exchange);
    }
  }
}
