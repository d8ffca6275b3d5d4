package org.crosscheck.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.crosscheck.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * Tabs that each have their own session of classic WebDriver, which has no user contexts. The next
 * session is started during a visit, because that takes longer than a small page.
 */
final class SessionContexts implements Contexts {
  private static final Logger LOG = Logger.getLogger(SessionContexts.class.getName());

  private final Supplier<ClassicTab> opener;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "classic-contexts");
            thread.setDaemon(true);
            return thread;
          });

  /** The tab after the current one; null if none is being prepared. */
  private @Nullable CompletableFuture<ClassicTab> next;

  private boolean closed;

  /**
   * A tab: a session with a driver and a browser of its own.
   *
   * @param context the id of the session
   * @param driver sends commands to it; used by one thread at a time
   * @param program the process of the driver, an ancestor of those of the browser
   * @param discarded whether the tab is no longer used
   */
  record ClassicTab(
      String context, RemoteWebDriver driver, ProcessHandle program, AtomicBoolean discarded)
      implements Tab {
    @Override
    public String userContext() {
      return "";
    }

    /** {@return a tab of these contexts as what it is} */
    static ClassicTab of(Tab tab) {
      if (tab instanceof ClassicTab classic) {
        return classic;
      }
      throw new IllegalArgumentException("not a tab of classic WebDriver: " + tab);
    }

    /**
     * Sends commands, one thread at a time. A browser whose page blocks its thread does not answer
     * later either, so nothing more is sent to it.
     *
     * @throws TimeoutException if the browser does not answer, or did not answer an earlier command
     */
    <T> T command(Function<RemoteWebDriver, T> commands) {
      synchronized (driver) {
        if (discarded.get()) {
          throw new TimeoutException("the browser no longer answers");
        }
        try {
          return commands.apply(driver);
        } catch (TimeoutException e) {
          discarded.set(true);
          throw e;
        }
      }
    }

    private void end() {
      discarded.set(true);
      // Collected first, because the browser outlives its driver.
      List<ProcessHandle> processes = Workspace.withDescendants(program).toList();
      Workspace.end(processes);
    }
  }

  /**
   * Creates the tabs of a running display.
   *
   * @param opener opens a tab; throws if it cannot be opened
   * @param first the first tab
   */
  SessionContexts(Supplier<ClassicTab> opener, ClassicTab first) {
    this.opener = opener;
    this.next = CompletableFuture.completedFuture(first);
  }

  @Override
  public Tab take() {
    CompletableFuture<ClassicTab> taken;
    synchronized (this) {
      taken = next == null ? opening() : next;
      next = null;
    }
    return taken.join();
  }

  @Override
  public synchronized void prepareNext(Tab tab) {
    if (next == null) {
      next = opening();
    }
  }

  private CompletableFuture<ClassicTab> opening() {
    return CompletableFuture.supplyAsync(opener, background);
  }

  @Override
  public CompletableFuture<Void> discard(Tab tab) {
    return CompletableFuture.runAsync(ClassicTab.of(tab)::end, background);
  }

  @Override
  public void settle() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  @Override
  public void close() {
    CompletableFuture<ClassicTab> unused;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      unused = next;
      next = null;
    }
    try {
      settle();
      if (unused != null) {
        unused.join().end();
      }
    } catch (RuntimeException e) {
      // It did not start, so there is nothing to end.
      LOG.fine(e::toString);
    }
    background.shutdownNow();
  }
}
