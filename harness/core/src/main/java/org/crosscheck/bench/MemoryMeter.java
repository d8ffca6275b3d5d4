package org.crosscheck.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks twice a second at the memory of this process and of all that it started. The memory of
 * programs and libraries is shared by the processes of a browser and therefore not added up.
 */
final class MemoryMeter implements AutoCloseable {
  private static final long PERIOD_MILLIS = 500;
  private static final double KILOBYTES = 1024;
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final Pattern OWN = Pattern.compile("(?m)^RssAnon:\\s+(\\d+) kB");

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "memory meter");
            thread.setDaemon(true);
            return thread;
          });
  private double harness;
  private double others;

  MemoryMeter() {
    var unused = timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    ProcessHandle self = ProcessHandle.current();
    harness = Math.max(harness, megabytes(status(self), RESIDENT));
    others =
        Math.max(
            others, self.descendants().mapToDouble(child -> megabytes(status(child), OWN)).sum());
  }

  /** {@return the number of a line of {@code /proc/PID/status}; 0 if there is none} */
  static double megabytes(String status, Pattern line) {
    Matcher found = line.matcher(status);
    return found.find() ? Long.parseLong(found.group(1)) / KILOBYTES : 0;
  }

  private static String status(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    } catch (IOException e) {
      // It has ended, or the system has no such files.
      return "";
    }
  }

  /** {@return the largest memory since the start} */
  synchronized Memory largest() {
    return new Memory(known(harness), known(others));
  }

  private static OptionalDouble known(double megabytes) {
    return megabytes > 0 ? OptionalDouble.of(megabytes) : OptionalDouble.empty();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
