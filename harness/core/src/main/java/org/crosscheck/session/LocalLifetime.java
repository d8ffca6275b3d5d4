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
 * The lifetime of a browser that consists of one or more processes on this machine. It is over when
 * one of them ends: without its driver, a browser can no longer be controlled.
 */
final class LocalLifetime implements Lifetime {
  private static final int POLL_MILLIS = 100;

  private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final ScheduledExecutorService poller =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "browser-lifetime");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts to watch a process. */
  LocalLifetime(ProcessHandle process) {
    processes.add(process);
    // Java itself polls the child of a child only every five seconds.
    var unused =
        poller.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Also watches the browser, if the first process was its driver. */
  void dependsOn(ProcessHandle process) {
    processes.add(process);
  }

  private void poll() {
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
  public boolean isAlive() {
    poll();
    return !end.isDone();
  }

  @Override
  public void end(String why) {
    end.complete(why);
    Workspace.end(allProcesses());
  }

  @Override
  public void close(Runnable quit) {
    poller.shutdownNow();
    // Collected first, because the descendants of a process cannot be found after it has ended.
    List<ProcessHandle> allProcesses = allProcesses();
    quit.run();
    end.complete("the session was closed");
    Workspace.end(allProcesses);
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(processes.get(processes.size() - 1).pid());
  }

  private List<ProcessHandle> allProcesses() {
    return processes.stream().flatMap(Workspace::withDescendants).distinct().toList();
  }
}
