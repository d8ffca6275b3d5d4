package org.crosscheck.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Several sessions of an engine, each for one visit at a time. They are opened in the background,
 * so that those that are up make visits while others are waited for.
 */
final class SessionFleet implements EngineSessions {
  private final Engine browser;
  private final SessionFactory factory;
  private final BiConsumer<Identity, Double> started;
  private final List<Member> members;
  private final ExecutorService openers;

  /** Completes when a session is up for the first time, or all are given up. */
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private final Set<Identity> announced = new HashSet<>();
  private final Deque<Member> idle = new ArrayDeque<>();
  private int left;
  private boolean opened;
  private String last = "";
  private boolean closed;

  /** The place of one session, guarded by the fleet. */
  private static final class Member {
    private @Nullable Session session;
    private double slowdown = 1;
    private int failures;

    Optional<Session> running() {
      return Optional.ofNullable(session).filter(s -> s.state() == Session.State.RUNNING);
    }
  }

  /**
   * Begins to open the sessions.
   *
   * @param size the number of sessions, at least 1
   * @param factory opens a session
   * @param started receives each browser, with its slowdown, that differs from all before
   */
  SessionFleet(
      Engine browser, int size, SessionFactory factory, BiConsumer<Identity, Double> started) {
    this.browser = browser;
    this.factory = factory;
    this.started = started;
    this.members = Stream.generate(Member::new).limit(size).toList();
    this.left = size;
    this.openers =
        Executors.newFixedThreadPool(
            size,
            work -> {
              Thread thread = new Thread(work, "fleet-" + browser.id());
              thread.setDaemon(true);
              return thread;
            });
    members.forEach(member -> openers.execute(() -> open(member)));
  }

  private void open(Member member) {
    while (wanted(member)) {
      try {
        Session session = factory.open(browser);
        join(member, session, session.slowdown());
        return;
      } catch (RuntimeException e) {
        failed(member, String.valueOf(e.getMessage()));
      }
    }
    giveUp();
  }

  private synchronized boolean wanted(Member member) {
    return !closed && member.failures < FAILURES;
  }

  private synchronized void failed(Member member, String why) {
    member.failures++;
    last = why;
  }

  private synchronized void giveUp() {
    left--;
    if (left == 0) {
      ready.complete(null);
    }
    notifyAll();
  }

  private void join(Member member, Session session, double slowdown) {
    if (isNew(session.identity())) {
      started.accept(session.identity(), slowdown);
    }
    synchronized (this) {
      member.session = session;
      member.slowdown = slowdown;
      opened = true;
      if (!closed) {
        idle.addLast(member);
        ready.complete(null);
        notifyAll();
        return;
      }
    }
    session.close();
  }

  private synchronized boolean isNew(Identity identity) {
    return !closed && announced.add(identity);
  }

  @Override
  public void await() {
    ready.join();
  }

  @Override
  public void measure() {
    List<Member> measured;
    synchronized (this) {
      measured = List.copyOf(idle);
    }
    measured.parallelStream()
        .forEach(
            member -> {
              Optional<Session> session = running(member);
              double now = session.map(Session::slowdown).orElse(1.0);
              synchronized (this) {
                member.slowdown = now;
              }
            });
  }

  private synchronized Optional<Session> running(Member member) {
    return member.running();
  }

  @Override
  public synchronized double slowdown() {
    return members.stream().mapToDouble(member -> member.slowdown).max().orElse(1);
  }

  @Override
  public synchronized boolean usable() {
    return left > 0 && !closed;
  }

  @Override
  public synchronized boolean proven() {
    return usable() && members.stream().anyMatch(member -> member.failures == 0);
  }

  @Override
  public Observation visit(PageLoad load, double queued) {
    Optional<Member> taken = take();
    Optional<Session> session = taken.flatMap(this::running);
    if (taken.isEmpty() || session.isEmpty()) {
      return Runner.notObserved(load.url(), Outcome.BROWSER_DIED, why());
    }
    Observation seen = session.get().visit(load, queued);
    giveBack(taken.get(), seen.outcome());
    return seen;
  }

  /** {@return a place with a running session; empty if all are given up or closed} */
  private synchronized Optional<Member> take() {
    while (left > 0 && !closed) {
      Member next = idle.pollFirst();
      if (next == null) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return Optional.empty();
        }
      } else if (next.running().isPresent()) {
        return Optional.of(next);
      } else {
        replace(next);
      }
    }
    return Optional.empty();
  }

  private synchronized void giveBack(Member member, Outcome outcome) {
    if (outcome != Outcome.BROWSER_DIED) {
      member.failures = 0;
    }
    if (member.running().isPresent()) {
      idle.addLast(member);
      notifyAll();
    } else {
      replace(member);
    }
  }

  private synchronized void replace(Member member) {
    Session ended = member.session;
    member.session = null;
    if (ended != null && ended.state() == Session.State.DIED) {
      member.failures++;
    }
    if (!closed) {
      openers.execute(
          () -> {
            if (ended != null) {
              ended.close();
            }
            open(member);
          });
    }
  }

  private synchronized String why() {
    int failures = members.stream().mapToInt(member -> member.failures).max().orElse(0);
    return EngineSessions.why(browser.id(), opened, failures, last);
  }

  @Override
  public void close() {
    List<Session> sessions;
    synchronized (this) {
      closed = true;
      notifyAll();
      sessions = members.stream().flatMap(member -> Stream.ofNullable(member.session)).toList();
    }
    openers.shutdownNow();
    sessions.parallelStream().forEach(Session::close);
  }
}
