package org.crosscheck.session;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/**
 * The lifetime of a browser on a node of a Selenium Grid. It is over when the connection to it
 * ends, or when the browser itself, not a page, does not answer for a while.
 */
final class GridLifetime implements Lifetime {
  private static final Logger LOG = Logger.getLogger(GridLifetime.class.getName());

  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** A node that is only busy answers earlier. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Often enough for any time-out of a node, whose default is 5 minutes. */
  private static final int BEATS_FOR_EACH_COMMAND = 2;

  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final Runnable command;
  private final Runnable delete;
  private final AtomicBoolean deleted = new AtomicBoolean();
  private final ScheduledExecutorService heart =
      new ScheduledThreadPoolExecutor(1, work -> daemon(work, "grid-lifetime"));

  private long beats;

  /**
   * A lifetime that nothing checks yet.
   *
   * @param command sends a command of classic WebDriver, because a node counts only these as use of
   *     a session; throws if there is no such session
   * @param delete deletes the session, and so ends its browser
   */
  GridLifetime(Runnable command, Runnable delete) {
    this.command = command;
    this.delete = delete;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Checks from now on whether the browser answers. */
  void watch(BidiTransport transport) {
    var unused =
        heart.scheduleWithFixedDelay(
            () -> beat(transport), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat(BidiTransport transport) {
    try {
      transport.send("browser.getUserContexts", Map.of(), PATIENCE);
      if (++beats % BEATS_FOR_EACH_COMMAND == 0) {
        command.run();
      }
    } catch (RuntimeException e) {
      if (!transport.refused(e)) {
        lost("the browser on the node no longer answers: " + GridHub.explain(e));
      }
    }
  }

  /** The browser cannot be reached any more. */
  void lost(String how) {
    if (end.complete(how)) {
      heart.shutdown();
      deleteInBackground();
    }
  }

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
    lost(why);
  }

  /** Deletes the session, which ends the browser better than the browser's own command does. */
  @Override
  public void close(Runnable quit) {
    heart.shutdownNow();
    boolean alive = end.complete("the session was closed");
    if (alive) {
      delete();
    }
  }

  /** A hub that is gone would keep whoever waits for it. */
  private void deleteInBackground() {
    daemon(this::delete, "grid-delete").start();
  }

  private void delete() {
    if (deleted.compareAndSet(false, true)) {
      try {
        delete.run();
      } catch (RuntimeException e) {
        // The node ends a session that nobody uses.
        LOG.fine(() -> GridHub.explain(e));
      }
    }
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }
}
