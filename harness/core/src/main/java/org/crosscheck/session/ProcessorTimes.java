package org.crosscheck.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the processors did since the start of the system, in seconds summed over all of them.
 *
 * @param busy the time in which they computed, including what a virtual machine was denied
 * @param idle the other time
 * @param own by process id, what the harness and the processes that it started computed
 */
record ProcessorTimes(double busy, double idle, Map<Long, Double> own) {
  private static final Path STAT = Path.of("/proc/stat");

  /** Linux reports these times in hundredths of a second on every processor. */
  private static final double UNITS_PER_SECOND = 100;

  /** The line {@code cpu user nice system idle iowait irq softirq steal}. */
  private static final Pattern ALL =
      Pattern.compile(
          "^cpu +(\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)", Pattern.MULTILINE);

  /** {@return the times now; empty on other systems than Linux} */
  static Optional<ProcessorTimes> now() {
    try {
      return of(Files.readString(STAT), ownNow());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** {@return the times in the kernel's file; empty if it has none} */
  static Optional<ProcessorTimes> of(String stat, Map<Long, Double> own) {
    Matcher all = ALL.matcher(stat);
    if (!all.find()) {
      return Optional.empty();
    }
    double idle = seconds(all, 4) + seconds(all, 5);
    double busy = Stream.of(1, 2, 3, 6, 7, 8).mapToDouble(group -> seconds(all, group)).sum();
    return Optional.of(new ProcessorTimes(busy, idle, own));
  }

  private static double seconds(Matcher all, int group) {
    return Long.parseLong(all.group(group)) / UNITS_PER_SECOND;
  }

  private static Map<Long, Double> ownNow() {
    ProcessHandle harness = ProcessHandle.current();
    Map<Long, Double> own = new HashMap<>();
    Stream.concat(Stream.of(harness), harness.descendants())
        .forEach(
            process ->
                process
                    .info()
                    .totalCpuDuration()
                    .map(Duration::toMillis)
                    .ifPresent(millis -> own.put(process.pid(), millis / 1e3)));
    return own;
  }

  /**
   * {@return the percentage of all processors' time since then that neither the harness nor a
   * process of its own used; empty if no time passed} What ended in between counts as others'.
   */
  OptionalDouble othersSince(ProcessorTimes then) {
    double whole = busy - then.busy + idle - then.idle;
    double ours =
        own.entrySet().stream()
            .mapToDouble(e -> e.getValue() - then.own.getOrDefault(e.getKey(), 0.0))
            .sum();
    return whole <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(100, Math.max(0, 100 * (busy - then.busy - ours) / whole)));
  }
}
