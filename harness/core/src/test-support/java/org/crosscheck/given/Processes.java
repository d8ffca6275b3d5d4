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

/** Real processes that do nothing, ended when closed. */
public final class Processes implements AutoCloseable {
  private final List<Process> started = new ArrayList<>();

  /** {@return a process that sleeps for an hour} */
  public ProcessHandle sleeping() {
    return start("sleep", "3600");
  }

  /** {@return a shell that does not end when it is asked to, and a sleep below it} */
  public ProcessHandle stubborn() {
    return start("sh", "-c", "trap '' TERM; sleep 3600; sleep 3600");
  }

  /** {@return a process that has a sleep below it and does not ask for its exit code} */
  public ProcessHandle careless() {
    return start("sh", "-c", "sleep 3600 & exec sleep 3600");
  }

  /** {@return the process below another, once it is there} */
  public static ProcessHandle onlyChild(ProcessHandle parent) {
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (true) {
      Optional<ProcessHandle> child = parent.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      assertThat(System.nanoTime()).as(parent + " starts none").isLessThan(patience);
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

  /** {@return id and start of a process that has ended} */
  public String ended() {
    ProcessHandle process = sleeping();
    String mark = mark(process);
    process.destroyForcibly();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    return mark;
  }

  /** {@return id and start of a process, as a workspace notes them} */
  public static String mark(ProcessHandle process) {
    return process.pid() + " " + start(process);
  }

  /** {@return when a process started, in milliseconds since the epoch} */
  public static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElseThrow();
  }

  /**
   * Waits until a process is gone. Java's own signal comes late for one that another process
   * started: it looks after 300 ms, and then ever later.
   */
  public static void awaitEnd(ProcessHandle process) {
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (Workspace.runs(process)) {
      assertThat(System.nanoTime()).as(process + " goes on").isLessThan(patience);
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
