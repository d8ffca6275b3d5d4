package org.crosscheck.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.run.Repetition;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;

/**
 * Shows the progress of a run. On a terminal: a live line for each browser, and every verdict that
 * is worse than the baseline as soon as it is known. In a log: a line for each visit or each tenth
 * of them, and the first such verdicts; all of them are printed at its end, where readers look.
 */
final class RunDisplay implements RunListener, AutoCloseable {
  /** The longest reason of a verdict that is printed, in characters. */
  private static final int MAX_REASON = 300;

  /** A smaller slowdown is chance. */
  private static final double WORTH_TELLING = 1.5;

  private static final int REFRESH_MILLISECONDS = 200;

  /** A log of so many visits has a line for each; a longer one has a line for each tenth. */
  private static final int FEW = 10;

  private static final int TENTHS = 10;

  /** So many verdicts that are worse are printed into a log before its end. */
  private static final int FIRST_WORSE = 5;

  private final PrintStream out;
  private final Verbosity verbosity;
  private final boolean live;
  private final int parallel;
  private final Repetition repetition;
  private final Function<Set<VisitKey>, VisitTimes> earlier;
  private final Consumer<RunResult> ifInterrupted;
  private final LiveLines foot;
  private final Map<String, ProgressBar> bars = new TreeMap<>();
  private Optional<TimeLeft> left = Optional.empty();
  private Optional<Instant> firstVerdict = Optional.empty();
  private int total;
  private int done;
  private int worse;

  /**
   * Creates a display.
   *
   * @param live whether the output is a terminal that can redraw a line
   * @param parallel how many visits run at once
   * @param repetition how often visits are made
   * @param earlier finds how long visits took in earlier runs; called only if lines are live, and
   *     in another thread
   * @param ifInterrupted prints what there is if the run is interrupted
   */
  RunDisplay(
      PrintStream out,
      Verbosity verbosity,
      boolean live,
      int parallel,
      Repetition repetition,
      Function<Set<VisitKey>, VisitTimes> earlier,
      Consumer<RunResult> ifInterrupted) {
    this.out = out;
    this.verbosity = verbosity;
    this.live = live && verbosity != Verbosity.QUIET;
    this.parallel = parallel;
    this.repetition = repetition;
    this.earlier = earlier;
    this.ifInterrupted = ifInterrupted;
    this.foot = new LiveLines(out);
  }

  /** {@return whether the standard output is a terminal that can redraw a line} */
  static boolean onTerminal() {
    // The launcher script checks it: Java only knows whether input and output both are a terminal.
    return Boolean.getBoolean("crosscheck.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  @Override
  public synchronized void report(String step) {
    info(step + " ...");
  }

  @Override
  public synchronized void begins(RunInfo info, Matrix matrix) {
    total = matrix.visits().size() * repetition.repeat();
    info(
        "%s with %s, selection: %s"
            .formatted(English.count(total, "visit"), info.release().name(), info.selection()));
    if (live) {
      Set<VisitKey> visits = matrix.visits().stream().map(Visit::key).collect(Collectors.toSet());
      CompletableFuture<VisitTimes> times =
          CompletableFuture.supplyAsync(() -> earlier.apply(visits))
              .exceptionally(e -> VisitTimes.none());
      VisitTimes unknown = VisitTimes.none();
      left = Optional.of(new TimeLeft(matrix, parallel, () -> times.getNow(unknown)));
    }
  }

  @Override
  public synchronized void started(BrowserInfo browser) {
    String notes = browser.notes().isEmpty() ? "" : " (" + String.join("; ", browser.notes()) + ")";
    info(browser.engine() + ": " + browser.explain() + notes);
    slow(browser.engine(), browser.slowdown());
    left.ifPresent(
        of ->
            Engines.find(browser.engine())
                .ifPresent(engine -> bars.computeIfAbsent(engine.id(), id -> bar(engine, of))));
  }

  @Override
  public synchronized void measuredAgain(String engine, double slowdown) {
    slow(engine, slowdown);
  }

  private void slow(String engine, double slowdown) {
    if (slowdown > WORTH_TELLING) {
      info(
          String.format(
              Locale.ROOT,
              "%s: the machine is busy: a fixed piece of work takes %.1f times as long as on a"
                  + " quiet one, and so may each visit",
              engine,
              slowdown));
    }
  }

  private ProgressBar bar(Engine browser, TimeLeft left) {
    return new ProgressBarBuilder()
        .setTaskName(String.format(Locale.ROOT, "%-7s", browser.id()))
        .setInitialMax(left.count(browser))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
        .setEtaFunction(state -> left.of(browser))
        .setConsumer(foot.line())
        .build();
  }

  @Override
  public synchronized void visiting(Visit visit) {
    ProgressBar bar = bars.get(visit.browser().id());
    if (bar != null) {
      long visits = left.map(of -> of.count(visit.browser())).orElse(0L);
      bar.setExtraMessage(" " + visits + " left: " + visit.page() + " " + visit.hosting().name());
    }
  }

  @Override
  public synchronized void visited(VisitRecord visit, List<Difference> differences) {
    boolean again = visit.tries().size() > repetition.repeat();
    firstVerdict = firstVerdict.or(() -> Optional.of(Instant.now()));
    if (!again) {
      done++;
      step(visit);
    }
    if (verbosity == Verbosity.VERBOSE || !live && !again && (total <= FEW || isTenth())) {
      info(line(visit, again));
    }
    if (verbosity == Verbosity.VERBOSE) {
      visit.results().forEach(result -> info(reason(result)));
    }
    // Why a page did not open is printed once, at the end, and not with each of its verdicts.
    if (!again && visit.last().outcome().opened()) {
      String prefix = repetition.tries() > repetition.repeat() ? "  to be tried again: " : "  ";
      differences.stream()
          .filter(d -> d.kind() == ChangeKind.WORSE)
          .forEach(d -> worse(prefix + TextSanitizer.line(d.toString())));
    }
  }

  private void worse(String line) {
    worse++;
    if (live || verbosity == Verbosity.VERBOSE || worse <= FIRST_WORSE) {
      info(line);
    } else if (worse == FIRST_WORSE + 1) {
      info("  and more; the end of this log has the result");
    }
  }

  /** Whether the last visit that was made completes a tenth of them. */
  private boolean isTenth() {
    return done * TENTHS / total > (done - 1) * TENTHS / total;
  }

  private void step(VisitRecord visit) {
    left.ifPresent(of -> of.visited(visit));
    ProgressBar bar = bars.get(visit.engine());
    if (bar != null) {
      bar.step();
      if (bar.getCurrent() == bar.getMax()) {
        bar.setExtraMessage("");
      }
    }
  }

  @Override
  public synchronized void tryingAgain(List<VisitKey> visits) {
    info(
        "%s made again, alone, because of what was found ..."
            .formatted(English.count(visits.size(), "visit is", "visits are")));
  }

  @Override
  public synchronized void notTriedAgain(List<VisitKey> visits, int confirmed) {
    info(
        "%s not made again: each of the last %d was as before."
            .formatted(English.count(visits.size(), "visit is", "visits are"), confirmed));
  }

  @Override
  public void interrupted(RunResult result) {
    close();
    try {
      ifInterrupted.accept(result);
    } catch (UserError e) {
      out.println(TextSanitizer.line(e.getMessage()));
    }
  }

  private String line(VisitRecord visit, boolean again) {
    return String.format(
        Locale.ROOT,
        "[%s] %-60s %s in %.1f s",
        again ? "try " + visit.tries().size() : String.format(Locale.ROOT, "%3d/%d", done, total),
        visit.key().toString(),
        visit.last().outcome().displayName(),
        visit.last().timings().page() / 1000);
  }

  private static String reason(TestResult result) {
    String because = TextSanitizer.line(result.verdict().because(), MAX_REASON);
    return "    "
        + result.of().claim()
        + " "
        + result.verdict().kind()
        + (because.isEmpty() ? "" : ": " + because);
  }

  private void info(String line) {
    if (verbosity != Verbosity.QUIET) {
      print(line);
    }
  }

  private void print(String line) {
    if (live) {
      foot.above(line);
    } else {
      out.println(line);
    }
  }

  /** {@return when the first verdict was known; empty if there is none} */
  synchronized Optional<Instant> firstVerdict() {
    return firstVerdict;
  }

  @Override
  public synchronized void close() {
    bars.values().forEach(ProgressBar::close);
    bars.clear();
  }
}
