package org.crosscheck.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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

  private final Opener opener;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "classic-contexts");
            thread.setDaemon(true);
            return thread;
          });

  /** The tab after the current one; null if none is being prepared. */
  private @Nullable CompletableFuture<ClassicTab> next;

  /** What the page of that tab may need. */
  private Needs nextNeeds = Needs.USUAL;

  private boolean closed;

  /** Opens a tab. */
  @FunctionalInterface
  interface Opener {
    /**
     * {@return a tab, with a browser of its own}
     *
     * @param needs what its page may need
     * @throws org.crosscheck.message.UserError if the browser does not start
     */
    ClassicTab open(Needs needs);
  }

  /**
   * A tab: a session with a driver and a browser of its own.
   *
   * @param context the id of the session
   * @param driver sends commands to it; used by one thread at a time
   * @param program the process of the driver, an ancestor of those of the browser
   * @param needs what its page may need
   * @param discarded whether the tab is no longer used
   */
  record ClassicTab(
      String context,
      RemoteWebDriver driver,
      ProcessHandle program,
      Needs needs,
      AtomicBoolean discarded)
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
   * @param first the first tab, for a page with the usual needs
   */
  SessionContexts(Opener opener, ClassicTab first) {
    this.opener = opener;
    this.next = CompletableFuture.completedFuture(first);
  }

  @Override
  public Tab take(Needs needs) {
    CompletableFuture<ClassicTab> taken;
    synchronized (this) {
      if (next != null && !nextNeeds.equals(needs)) {
        CompletableFuture<ClassicTab> unused = next;
        background.execute(() -> end(unused));
        next = null;
      }
      taken = next == null ? opening(needs) : next;
      next = null;
    }
    try {
      return taken.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public synchronized void prepareNext(Tab tab) {
    if (next == null) {
      nextNeeds = ClassicTab.of(tab).needs();
      next = opening(nextNeeds);
    }
  }

  private CompletableFuture<ClassicTab> opening(Needs needs) {
    return CompletableFuture.supplyAsync(() -> opener.open(needs), background);
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
    settle();
    if (unused != null) {
      end(unused);
    }
    background.shutdownNow();
  }

  private static void end(CompletableFuture<ClassicTab> unused) {
    try {
      unused.join().end();
    } catch (RuntimeException e) {
      // It did not start, so there is nothing to end.
      LOG.fine(e::toString);
    }
  }
}
