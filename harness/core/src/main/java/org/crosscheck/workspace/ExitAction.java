package org.crosscheck.workspace;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is done if the Java process is terminated (Ctrl-C, SIGTERM) while something goes on: at
 * first nothing. Close it when that is over.
 */
public final class ExitAction implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ExitAction.class.getName());

  private final Thread hook = new Thread(this::run, "stop-run");
  private volatile List<Runnable> steps = List.of();

  private ExitAction() {}

  /** {@return a registered action without steps} Does not return if the process is ending. */
  public static ExitAction register() {
    ExitAction action = new ExitAction();
    try {
      Runtime.getRuntime().addShutdownHook(action.hook);
    } catch (IllegalStateException e) {
      awaitEnd();
    }
    return action;
  }

  /** Sets the steps, which run in this order; one that fails does not keep the next from it. */
  public void set(Runnable... next) {
    steps = List.of(next);
  }

  private void run() {
    steps.forEach(ExitAction::run);
  }

  private static void run(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A step of the end of the run failed", e);
    }
  }

  /**
   * Returns at once if the process goes on; if it is ending, does not return, so that nothing else
   * is printed or written beside the steps.
   */
  public void awaitIfRunning() {
    if (hook.isAlive() || ending()) {
      awaitEnd();
    }
  }

  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adding a hook is refused when the process is ending, and only then. */
  private static boolean ending() {
    Thread probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the steps run, or ran.
      awaitIfRunning();
    }
  }
}
