package org.crosscheck.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.crosscheck.workspace.Workspace;

/** Real processes that only sleep, killed when closed. */
public final class Processes implements AutoCloseable {
  private final List<Process> started = new ArrayList<>();

  /** {@return a process that sleeps for an hour} */
  public ProcessHandle sleeping() {
    return start("sleep", "3600");
  }

  /** {@return a shell that ignores SIGTERM, with a sleep as child process} */
  public ProcessHandle stubborn() {
    return start("sh", "-c", "trap '' TERM; sleep 3600; sleep 3600");
  }

  /** {@return a process with a sleep as child process whose exit code it never collects} */
  public ProcessHandle careless() {
    return start("sh", "-c", "sleep 3600 & exec sleep 3600");
  }

  /** {@return the child process of another process, once it exists} */
  public static ProcessHandle onlyChild(ProcessHandle parent) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (true) {
      Optional<ProcessHandle> child = parent.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      assertThat(System.nanoTime()).as(parent + " has no child process").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private ProcessHandle start(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      started.add(process);
      return process.toHandle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the id and start time of a process that has ended} */
  public String ended() {
    ProcessHandle process = sleeping();
    String mark = mark(process);
    process.destroyForcibly();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    return mark;
  }

  /** {@return the id and start time of a process, as a workspace records them} */
  public static String mark(ProcessHandle process) {
    return process.pid() + " " + start(process);
  }

  /** {@return when a process started, in milliseconds since the epoch} */
  public static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElseThrow();
  }

  /**
   * Waits until a process has ended. Java's own notification is late for a process that another
   * process started: it polls first after 300 ms, and then less and less often.
   */
  public static void awaitEnd(ProcessHandle process) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (Workspace.runs(process)) {
      assertThat(System.nanoTime()).as(process + " is still running").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Override
  public void close() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
