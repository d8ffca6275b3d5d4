package org.crosscheck.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How busy this machine is with other work. */
final class MachineLoad {
  private static final long SAMPLE_NANOS = 50_000_000;

  private MachineLoad() {}

  /**
   * {@return how many times longer a computation takes than it would alone, measured now} It is
   * about 1 on an idle machine, and 1 where the time of a thread cannot be measured.
   */
  static double slowdown() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return 1;
    }
    long began = System.nanoTime();
    long computed = threads.getCurrentThreadCpuTime();
    long used = 0;
    while (used < SAMPLE_NANOS) {
      used = threads.getCurrentThreadCpuTime() - computed;
    }
    return Math.max(1, (double) (System.nanoTime() - began) / used);
  }
}
