package org.crosscheck.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.observation.Load;

/** Measures how busy this machine is, with one thread whose timers show how late they are. */
public final class MachineMeter implements LoadMeter, AutoCloseable {
  /** Often enough to see a delay that a person would notice, and too rare to cost anything. */
  private static final long TICK_MILLIS = 20;

  private static final Path PRESSURE = Path.of("/proc/pressure/cpu");

  /** The line {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=1234}, in microseconds. */
  private static final Pattern SOME = Pattern.compile("^some .*\\btotal=(\\d+)", Pattern.MULTILINE);

  private final LongSupplier nanos;
  private final Supplier<Optional<String>> pressure;
  private final Supplier<Optional<ProcessorTimes>> processors;
  private final Set<Running> watches = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticks;
  private long last;

  /** Starts the thread. */
  public MachineMeter() {
    this(System::nanoTime, () -> text(PRESSURE), ProcessorTimes::now);
    var unused =
        ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Creates a meter whose ticks the caller makes.
   *
   * @param nanos the clock in nanoseconds
   * @param pressure reads the kernel's file; empty if there is none
   * @param processors reads what the processors did; empty if it is not known
   */
  MachineMeter(
      LongSupplier nanos,
      Supplier<Optional<String>> pressure,
      Supplier<Optional<ProcessorTimes>> processors) {
    this.nanos = nanos;
    this.pressure = pressure;
    this.processors = processors;
    this.last = nanos.getAsLong();
    this.ticks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "load meter");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Watch start() {
    Running watch = new Running(nanos.getAsLong(), waited(), processors.get());
    watches.add(watch);
    return watch;
  }

  /** A timer ran out. */
  synchronized void tick() {
    double late = Math.max(0, (nanos.getAsLong() - last) / 1e6 - TICK_MILLIS);
    watches.forEach(watch -> watch.late(late));
    last = nanos.getAsLong();
  }

  /** {@return how long some process has waited for a processor since the start of the system} */
  private OptionalLong waited() {
    Optional<Matcher> some = pressure.get().map(SOME::matcher).filter(Matcher::find);
    return some.isPresent()
        ? OptionalLong.of(Long.parseLong(some.get().group(1)))
        : OptionalLong.empty();
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      // Another system, or a kernel that does not count this.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }

  private final class Running implements Watch {
    private final long began;
    private final OptionalLong waitedBefore;
    private final Optional<ProcessorTimes> before;
    private double latest;

    Running(long began, OptionalLong waitedBefore, Optional<ProcessorTimes> before) {
      this.began = began;
      this.waitedBefore = waitedBefore;
      this.before = before;
    }

    synchronized void late(double milliseconds) {
      latest = Math.max(latest, milliseconds);
    }

    @Override
    public Load end() {
      tick();
      watches.remove(this);
      double micros = (nanos.getAsLong() - began) / 1e3;
      OptionalLong waited = waited();
      OptionalDouble others =
          before.isEmpty()
              ? OptionalDouble.empty()
              : processors
                  .get()
                  .map(p -> p.othersSince(before.get()))
                  .orElse(OptionalDouble.empty());
      boolean known = waitedBefore.isPresent() && waited.isPresent() && micros > 0;
      synchronized (this) {
        return new Load(
            OptionalDouble.of(latest),
            known
                ? OptionalDouble.of(
                    Math.min(100, 100 * (waited.getAsLong() - waitedBefore.getAsLong()) / micros))
                : OptionalDouble.empty(),
            others,
            OptionalDouble.empty());
      }
    }
  }
}
