package org.crosscheck.session;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.crosscheck.workspace.Workspace;

/**
 * The lifetime of a browser that is a process of this machine, or several. One of them ended is the
 * end of all: without its driver, a browser can no longer be spoken to.
 */
final class LocalLifetime implements Lifetime {
  private static final int LOOK_EVERY_MILLIS = 100;

  private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final ScheduledExecutorService looking =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "browser-lifetime");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to watch the process that was started. */
  LocalLifetime(ProcessHandle process) {
    processes.add(process);
    // Java itself looks at the child of a child every five seconds only.
    var unused =
        looking.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches another process too: the browser, if the first one was its driver. */
  void dependsOn(ProcessHandle process) {
    processes.add(process);
  }

  private void look() {
    processes.stream().filter(p -> !p.isAlive()).findFirst().ifPresent(this::ended);
  }

  private void ended(ProcessHandle process) {
    end.complete("process " + process.pid() + " ended");
  }

  @Override
  public CompletableFuture<String> end() {
    return end;
  }

  @Override
  public boolean goesOn() {
    look();
    return !end.isDone();
  }

  @Override
  public void end(String why) {
    end.complete(why);
    Workspace.end(everything());
  }

  @Override
  public void close(Runnable quit) {
    looking.shutdownNow();
    // Noted first: what a process leaves below it when it ends is not to be found any more.
    List<ProcessHandle> everything = everything();
    quit.run();
    end.complete("the session was closed");
    Workspace.end(everything);
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(processes.get(processes.size() - 1).pid());
  }

  private List<ProcessHandle> everything() {
    return processes.stream().flatMap(Workspace::withDescendants).distinct().toList();
  }
}
