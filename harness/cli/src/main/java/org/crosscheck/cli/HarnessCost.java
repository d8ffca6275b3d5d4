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

/** What the harness itself cost: how soon the first verdict came, and how much memory it took. */
final class HarnessCost {
  private static final Path STATUS = Path.of("/proc/self/status");

  private HarnessCost() {}

  static void print(PrintStream out, Optional<Instant> firstVerdict) {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    firstVerdict.ifPresent(
        first ->
            out.printf(
                Locale.ROOT,
                "first verdict %.1f s after the JVM's start%n",
                Duration.between(start, first).toMillis() / 1000.0));
    out.println("JVM's largest resident size: " + peak());
  }

  private static String peak() {
    if (!Files.isReadable(STATUS)) {
      return "not known on this system";
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024 + " MB")
          .findFirst()
          .orElse("not told by " + STATUS);
    } catch (IOException e) {
      return "not readable: " + e.getMessage();
    }
  }
}
