package org.crosscheck.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.crosscheck.check.Listener;
import org.crosscheck.comparison.Difference;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;

/** Shows a run while it goes on: a live line per browser on a terminal, else a line per visit. */
final class Progress implements Listener, AutoCloseable {
  private final PrintStream out;
  private final boolean terminal;
  private final Map<BrowserName, ProgressBar> bars = new EnumMap<>(BrowserName.class);
  private Optional<Instant> firstVerdict = Optional.empty();
  private Map<BrowserName, Long> visits = Map.of();
  private int total;
  private int done;

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** {@return a display that fits what the launcher script says of the standard output} */
  static Progress forThisTerminal(PrintStream out) {
    return new Progress(out, Boolean.getBoolean("crosscheck.terminal"));
  }

  @Override
  public void says(String what) {
    out.println(what + " ...");
  }

  @Override
  public synchronized void begins(RunInfo info, Matrix matrix) {
    total = matrix.visits().size();
    visits =
        matrix.visits().stream()
            .collect(Collectors.groupingBy(Visit::browser, Collectors.counting()));
    out.println(
        total + " visits with " + info.release().name() + ", selection: " + info.selection());
  }

  @Override
  public synchronized void started(BrowserInfo browser) {
    BrowserName name = BrowserName.of(browser.word());
    if (terminal) {
      bars.put(
          name,
          new ProgressBarBuilder()
              .setTaskName(String.format(Locale.ROOT, "%-24s", browser.explain()))
              .setInitialMax(visits.getOrDefault(name, 0L))
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build());
    } else {
      String notes =
          browser.notes().isEmpty() ? "" : " (" + String.join("; ", browser.notes()) + ")";
      out.println(browser.word() + ": " + browser.explain() + notes);
    }
  }

  @Override
  public synchronized void visiting(Visit visit) {
    ProgressBar bar = bars.get(visit.browser());
    if (bar != null) {
      bar.setExtraMessage(" " + visit.page() + " " + visit.hosting().name());
    }
  }

  @Override
  public synchronized void visited(VisitRecord visit, List<Difference> differences) {
    done++;
    firstVerdict = firstVerdict.or(() -> Optional.of(Instant.now()));
    ProgressBar bar = bars.get(BrowserName.of(visit.browser()));
    if (bar != null) {
      bar.step();
      return;
    }
    out.printf(
        Locale.ROOT,
        "[%3d/%d] %-60s %s in %.1f s%s%n",
        done,
        total,
        visit.name(),
        visit.last().outcome().words(),
        visit.last().timings().page() / 1000,
        visit.tries().size() > 1 ? " (second try)" : "");
    // Why a page is not there is said once, at the end, and not with each of its verdicts.
    differences.stream()
        .filter(d -> d.kind() == Difference.Kind.WORSE && visit.last().outcome().opened())
        .forEach(d -> out.println("  " + d));
  }

  /** {@return when the first verdict was there, if one was} */
  synchronized Optional<Instant> firstVerdict() {
    return firstVerdict;
  }

  @Override
  public synchronized void close() {
    bars.values().forEach(ProgressBar::close);
    bars.clear();
  }
}
