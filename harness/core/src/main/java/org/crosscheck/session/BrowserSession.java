package org.crosscheck.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.crosscheck.input.CuedStep;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Measured;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.jspecify.annotations.Nullable;

/**
 * One running browser in which pages are visited, also several at a time. Its parts decide how the
 * browser is run, controlled and watched.
 */
public final class BrowserSession implements Session {
  private static final Logger LOG = Logger.getLogger(BrowserSession.class.getName());

  private static final long MIN_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Identity identity;
  private final Lifetime lifetime;
  private final Transport transport;
  private final Contexts contexts;
  private final FactSource facts;
  private final Traffic traffic;
  private final LoadMeter meter;
  private final PageSpeed speed;

  private final OpenVisits visits = new OpenVisits();
  private final double upSince;

  private volatile boolean retired;

  /**
   * Creates a session of a running browser and makes its parts listen. Closing it ends the browser.
   *
   * @throws RuntimeException if a part cannot listen; the browser is ended then
   */
  public BrowserSession(SessionParts parts) {
    this.identity = parts.identity();
    this.lifetime = parts.lifetime();
    this.transport = parts.transport();
    this.contexts = parts.contexts();
    this.facts = parts.facts();
    this.traffic = parts.traffic();
    this.meter = parts.meter();
    this.speed = new PageSpeed(transport);
    this.upSince = now();
    var unused = lifetime.end().thenAccept(visits::browserDied);
    try {
      facts.listen(visits);
      traffic.listen(visits);
    } catch (RuntimeException e) {
      lifetime.end("the session could not listen to it");
      contexts.close();
      throw e;
    }
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** {@return the id of the browser's main process; empty if it is not on this machine} */
  public OptionalLong pid() {
    return lifetime.pid();
  }

  @Override
  public State state() {
    if (lifetime.isAlive()) {
      return State.RUNNING;
    }
    return retired ? State.RETIRED : State.DIED;
  }

  @Override
  public Observation visit(PageLoad page, double queued) {
    return open(page, queued).close();
  }

  /**
   * Visits a page like {@link #visit} and leaves it open when its visit ends.
   *
   * @return the page, to be closed by the caller, also if it could not be opened
   */
  public OpenPage open(PageLoad page, double queued) {
    double taken = now();
    VisitCollector visit = VisitCollector.of(page);
    Optional<Contexts.Tab> tab = Optional.empty();
    Optional<Runnable> watch = Optional.empty();
    double opened = taken;
    LoadMeter.Watch busy = meter.start();
    Ending ending;
    try {
      tab = Optional.of(contexts.take(Contexts.Needs.of(page)));
      if (page.conditions().exclusive()) {
        contexts.settle();
      } else {
        contexts.prepareNext(tab.get());
      }
      visits.add(tab.get(), visit);
      watch = Optional.of(facts.watch(tab.get(), visit, page.watcher()));
      opened = now();
      transport.navigate(tab.get(), page.url().toString());
      ending =
          page.quiet().isPresent()
              ? awaitQuiet(visit, tab.get(), page, page.quiet().get())
              : await(visit, tab.get(), page);
    } catch (RuntimeException e) {
      ending = failed(e);
    }
    double ended = now();
    double began = visit.startSeen().orElse(opened);
    OptionalDouble answer =
        ending.outcome() == Outcome.DONE ? visit.timeToLastFact() : OptionalDouble.empty();
    if (!visit.flooded()) {
      watch.ifPresent(Runnable::run);
    }
    Load load = load(busy.end(), page, ending, tab);
    Timings timings =
        new Timings(
            Math.max(0, taken - Math.max(queued, upSince)),
            Math.max(0, opened - taken),
            Math.max(0, began - opened),
            Math.max(0, answer.orElse(ended - began)),
            0);
    Ending end = ending;
    double start = visit.started().orElse(opened);
    Optional<Contexts.Tab> shown = tab;
    return new OpenPage(
        shown,
        visit,
        transport,
        teardown -> observation(page, end, visit, start, timings.withTeardown(teardown), load),
        last -> shown.ifPresent(t -> leave(t, visit, page, last)));
  }

  private Ending failed(RuntimeException e) {
    String why = transport.explain(e);
    if (state() == State.RUNNING && transport.refused(e)) {
      return new Ending(Outcome.NOT_OPENED, why);
    }
    // Also a browser that does not answer is of no use for this page, or for another one.
    retire();
    return new Ending(Outcome.BROWSER_DIED, why);
  }

  private static Observation observation(
      PageLoad page,
      Ending ending,
      VisitCollector visit,
      double started,
      Timings timings,
      Load load) {
    return new Observation(
        ending.outcome(),
        ending.detail(),
        page.url().toString(),
        visit.facts(started),
        visit.console(started),
        visit.errors(started),
        visit.exchanges(started),
        new Measured(timings, load));
  }

  /**
   * Adds how long the timers of a page that timed out stop, although it only has to wait. Beside
   * other visits, what the harness's own browsers used is not the page's.
   */
  private Load load(Load measured, PageLoad page, Ending ending, Optional<Contexts.Tab> tab) {
    Load load =
        page.conditions().exclusive() ? measured : measured.withOthers(OptionalDouble.empty());
    return ending.outcome() == Outcome.TIMED_OUT && tab.isPresent()
        ? load.withIdleGap(speed.idleGap(tab.get()))
        : load;
  }

  @Override
  public double slowdown() {
    Optional<Contexts.Tab> tab = Optional.empty();
    try {
      tab = Optional.of(contexts.take(Contexts.Needs.USUAL));
      contexts.prepareNext(tab.get());
      return speed.slowdown(tab.get());
    } catch (RuntimeException e) {
      LOG.fine(e::toString);
      return 1;
    } finally {
      tab.ifPresent(t -> contexts.discard(t).exceptionally(e -> retire()));
    }
  }

  /** Collects what was sent before the last fact but not yet read, and closes the tab. */
  private void leave(
      Contexts.Tab tab, VisitCollector visit, PageLoad load, Supplier<Observation> observation) {
    if (visit.flooded()) {
      // The browser would still deliver the events of this page when the next one is opened.
      visits.remove(visit);
      retire();
      return;
    }
    try {
      transport.sync();
      traffic.complete(load, visit);
      load.screenshots()
          .filter(policy -> policy.wants(observation.get()))
          .ifPresent(policy -> takeScreenshot(tab, policy));
      visits.remove(visit);
      var closed = contexts.discard(tab).exceptionally(e -> retire());
      if (load.conditions().exclusive()) {
        closed.join();
      }
    } catch (RuntimeException e) {
      visits.remove(visit);
      retire();
    }
  }

  private void takeScreenshot(Contexts.Tab tab, ScreenshotPolicy policy) {
    try {
      policy.save(transport.screenshot(tab));
    } catch (RuntimeException e) {
      // A page that hangs has no screenshot; its observation is complete without it.
      LOG.fine(e::toString);
    }
  }

  /**
   * Ends a browser that no longer answers or cannot close a page, so that it gets no further visit.
   */
  private @Nullable Void retire() {
    if (lifetime.isAlive()) {
      retired = true;
      lifetime.end(
          "the harness ended the browser, which no longer answered or could not close a page");
    }
    return null;
  }

  private record Ending(Outcome outcome, String detail) {}

  private static Ending ending(VisitCollector.End end) {
    return switch (end.kind()) {
      case DONE -> new Ending(Outcome.DONE, end.detail());
      case RELOADS -> new Ending(Outcome.RELOAD_LOOP, end.detail());
      case GONE -> new Ending(Outcome.PAGE_GONE, end.detail());
      case NOT_OPENED -> new Ending(Outcome.NOT_OPENED, end.detail());
      case BROWSER_DIED -> new Ending(Outcome.BROWSER_DIED, end.detail());
    };
  }

  /** Waits until the page has reported its facts, is quiet, and confirms that it is done. */
  private Ending awaitQuiet(
      VisitCollector visit, Contexts.Tab tab, PageLoad load, PageLoad.Quiet quiet) {
    long deadline = System.nanoTime() + load.deadline().toNanos();
    try {
      while (visit.awaitFacts(deadline)) {
        long patience = System.nanoTime() + quiet.longest().toNanos();
        boolean silent = visit.awaitQuiet(quiet.time(), Math.min(deadline, patience));
        if (visit.end().isDone()) {
          return ending(visit.end().join());
        }
        long before = visit.events();
        boolean confirmed = confirmed(visit, tab, quiet, deadline);
        if (visit.end().isDone()) {
          return ending(visit.end().join());
        }
        if (confirmed && (!silent || visit.events() == before)) {
          noteUnrest(visit, !silent);
          return new Ending(Outcome.DONE, "");
        }
        if (!confirmed && !visit.awaitEvent(before, deadline)) {
          visit.browserEvent("browser.no-answer", true);
          break;
        }
      }
      noteUnrest(visit, false);
      return late(visit, "watched for " + load.deadline().toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ending(Outcome.INTERNAL_ERROR, "the run was interrupted");
    }
  }

  private static Ending late(VisitCollector visit, String detail) {
    visit.deadlinePassed();
    return visit.end().isDone()
        ? ending(visit.end().join())
        : new Ending(Outcome.TIMED_OUT, detail);
  }

  private boolean confirmed(
      VisitCollector visit, Contexts.Tab tab, PageLoad.Quiet quiet, long deadline) {
    Duration left = Duration.ofNanos(Math.max(deadline - System.nanoTime(), MIN_PATIENCE_NANOS));
    try {
      String call = "(%s)(%s)".formatted(quiet.confirmation(), visit.hasAwaitedLines());
      return transport.isTrue(tab, call, left);
    } catch (RuntimeException e) {
      // The page is blocked, or is being replaced.
      LOG.fine(e::toString);
      return false;
    }
  }

  private static void noteUnrest(VisitCollector visit, boolean restless) {
    List<String> open = visit.openRequests();
    if (!open.isEmpty()) {
      visit.browserEvent("browser.open-requests", open);
    }
    if (restless) {
      visit.browserEvent("browser.restless", true);
    }
  }

  private Ending await(VisitCollector visit, Contexts.Tab tab, PageLoad page) {
    long until = System.nanoTime() + page.deadline().toNanos();
    try {
      makeSteps(visit, tab, page.steps(), until);
      return ending(visit.end().get(until - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return late(
          visit,
          "waited %d s for %s"
              .formatted(page.deadline().toSeconds(), String.join(", ", visit.missing())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ending(Outcome.INTERNAL_ERROR, "the run was interrupted");
    } catch (ExecutionException e) {
      return new Ending(Outcome.INTERNAL_ERROR, String.valueOf(e.getCause()));
    }
  }

  /** Makes steps until one cannot be made, which the observation then says. */
  private void makeSteps(VisitCollector visit, Contexts.Tab tab, List<CuedStep> steps, long until)
      throws InterruptedException {
    for (CuedStep cued : steps) {
      if (!cued.after().isEmpty() && !visit.awaitFact(cued.after(), until)) {
        return;
      }
      try {
        transport.make(tab, cued.step());
      } catch (RuntimeException e) {
        visit.browserEvent(
            "browser.step-failed", "'%s': %s".formatted(cued.step(), transport.explain(e)));
        return;
      }
    }
  }

  private static double now() {
    return System.currentTimeMillis();
  }

  @Override
  public void close() {
    contexts.close();
    lifetime.close(this::quit);
  }

  private void quit() {
    try {
      if (state() == State.RUNNING) {
        transport.quit();
      }
    } catch (RuntimeException e) {
      // It does not answer; its processes are ended anyway.
      LOG.fine(e::toString);
    }
  }
}
