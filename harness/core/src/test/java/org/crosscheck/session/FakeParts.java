package org.crosscheck.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.crosscheck.given.TestEngines;
import org.crosscheck.observation.Exchange;

/**
 * The parts of a session without any browser: it has no process, no user contexts and no events. A
 * page is what a test does when it is navigated to.
 */
final class FakeParts {
  /** What happened, in order. */
  final List<String> happened = new ArrayList<>();

  final FakeLifetime lifetime = new FakeLifetime();
  final FakeFacts facts = new FakeFacts();

  /** What the server answered meanwhile, handed over at the end of the visit. */
  final List<Exchange> served = new ArrayList<>();

  /** Does what the page of a test does. */
  Consumer<String> page = url -> {};

  /** What sync throws, if it does. */
  Optional<RuntimeException> stuck = Optional.empty();

  SessionParts parts() {
    return new SessionParts(
        new Identity(TestEngines.FIREFOX, "fake", "1", List.of()),
        lifetime,
        new FakeTransport(),
        new FakeContexts(),
        facts,
        new FakeTraffic());
  }

  BrowserSession session() {
    return new BrowserSession(parts());
  }

  /** A browser elsewhere: ended by being told so. */
  static final class FakeLifetime implements Lifetime {
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public CompletableFuture<String> end() {
      return end;
    }

    @Override
    public boolean goesOn() {
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
      happened.add("navigate " + tab.context());
      page.accept(url);
    }

    @Override
    public void sync() {
      happened.add("sync");
      stuck.ifPresent(
          e -> {
            throw e;
          });
    }

    @Override
    public byte[] screenshot(Contexts.Tab tab) {
      happened.add("screenshot " + tab.context());
      return new byte[] {1};
    }

    @Override
    public void quit() {
      happened.add("quit");
    }

    @Override
    public String explain(RuntimeException failure) {
      return "fake: " + failure.getMessage();
    }
  }

  private record FakeTab(String context, String userContext) implements Contexts.Tab {}

  /** Each visit is a session of its own, so that there is nothing to make ready. */
  private final class FakeContexts implements Contexts {
    private int count;

    @Override
    public Tab take() {
      return new FakeTab("tab-" + ++count, "");
    }

    @Override
    public void prepareNext(Tab tab) {}

    @Override
    public CompletableFuture<Void> discard(Tab tab) {
      happened.add("discard " + tab.context());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void settle() {
      happened.add("settle");
    }

    @Override
    public void close() {
      happened.add("contexts closed");
    }
  }

  /** Facts lie in the page until they are asked for, as by a script. */
  final class FakeFacts implements FactSource {
    private final List<String> inThePage = new ArrayList<>();
    private Optional<VisitCollector> visit = Optional.empty();

    /** A page reports; nobody hears of it yet. */
    void report(String name, Object value) {
      inThePage.add(
          "{\"name\": \""
              + name
              + "\", \"from\": \"main\", \"document\": 1000, \"at\": 1250,"
              + " \"value\": "
              + value
              + "}");
    }

    /** Hands over what is in the page. */
    void drain() {
      visit.ifPresent(v -> inThePage.forEach(v::fact));
      inThePage.clear();
    }

    @Override
    public void listen(OpenVisits visits) {
      happened.add("facts listen");
    }

    @Override
    public Runnable watch(Contexts.Tab tab, VisitCollector of, Optional<String> watcher) {
      visit = Optional.of(of);
      happened.add("watch " + tab.context() + watcher.map(w -> " with " + w).orElse(""));
      return this::drain;
    }
  }

  /** What the server noted, known when the visit is over. */
  private final class FakeTraffic implements Traffic {
    @Override
    public void listen(OpenVisits visits) {
      happened.add("traffic listens");
    }

    @Override
    public void complete(PageLoad load, VisitCollector visit) {
      served.forEach(visit::exchange);
    }
  }
}
