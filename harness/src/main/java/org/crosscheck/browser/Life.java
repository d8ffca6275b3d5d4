package org.crosscheck.browser;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Whether the processes of a browser are there. One of them ended is the end of all: without
 * chromedriver, Chrome can no longer be spoken to.
 */
final class Life implements AutoCloseable {
  private static final int LOOK_EVERY_MILLIS = 100;

  private final List<ProcessHandle> processes;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final ScheduledExecutorService looking =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "browser-life");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to watch processes; the browser is the first. */
  Life(List<ProcessHandle> processes) {
    this.processes = List.copyOf(processes);
    // Java itself looks at the child of a child every five seconds only.
    looking.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    processes.stream().filter(p -> !p.isAlive()).findFirst().ifPresent(this::ended);
  }

  private void ended(ProcessHandle process) {
    end.complete("process " + process.pid() + " ended");
  }

  /** {@return completes with how it ended, when it did} */
  CompletableFuture<String> end() {
    return end;
  }

  /** {@return whether all of them are there, looking anew} */
  boolean goesOn() {
    look();
    return !end.isDone();
  }

  /** Ends all of them, for a reason that those hear who wait for the end. */
  void end(String why) {
    end.complete(why);
    processes.forEach(Workspace::end);
  }

  /** Ends all of them, and stops watching. */
  @Override
  public void close() {
    looking.shutdownNow();
    end("the session was closed");
  }
}
