package org.crosscheck.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Prints what the harness itself used: the time until the first verdict, and memory. */
final class HarnessCost {
  private static final Path STATUS = Path.of("/proc/self/status");

  private HarnessCost() {}

  static void print(PrintStream out, Optional<Instant> firstVerdict) {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    firstVerdict.ifPresent(
        first ->
            out.printf(
                Locale.ROOT,
                "first verdict %.1f s after the start of the JVM%n",
                Duration.between(start, first).toMillis() / 1000.0));
    out.println("largest resident size of the JVM: " + peak());
  }

  private static String peak() {
    if (!Files.isReadable(STATUS)) {
      return "unknown on this system";
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024 + " MB")
          .findFirst()
          .orElse("missing in " + STATUS);
    } catch (IOException e) {
      return "not readable: " + e.getMessage();
    }
  }
}
