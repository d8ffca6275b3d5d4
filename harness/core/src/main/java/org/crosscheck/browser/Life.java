package org.crosscheck.browser;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.crosscheck.process.Workspace;

/**
 * Whether the processes of a browser are there. One of them ended is the end of all: without
 * chromedriver, Chrome can no longer be spoken to.
 */
final class Life {
  private static final int LOOK_EVERY_MILLIS = 100;

  private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final ScheduledExecutorService looking =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "browser-life");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to watch the process that was started. */
  Life(ProcessHandle process) {
    processes.add(process);
    // Java itself looks at the child of a child every five seconds only.
    var unused =
        looking.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches another process too. */
  void dependsOn(ProcessHandle process) {
    processes.add(process);
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
    Workspace.end(everything());
  }

  /** Stops watching, quits politely, and ends what is left. */
  void close(Runnable quit) {
    looking.shutdownNow();
    // Noted first: what a process leaves below it when it ends is not to be found any more.
    List<ProcessHandle> everything = everything();
    quit.run();
    end.complete("the session was closed");
    Workspace.end(everything);
  }

  private List<ProcessHandle> everything() {
    return processes.stream().flatMap(Workspace::withDescendants).distinct().toList();
  }
}
