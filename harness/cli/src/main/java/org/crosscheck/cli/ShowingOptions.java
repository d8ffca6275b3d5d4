package org.crosscheck.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.session.Showing;
import picocli.CommandLine.Option;

/** The options for a person who looks at the browsers of a run. */
final class ShowingOptions {
  private static final String DISPLAY = "DISPLAY";

  @Option(names = "--headed", description = "Show the windows of the browsers.")
  private boolean headed;

  @Option(
      names = "--pause",
      description = {
        "Make one visit, once, and keep its page open until Enter is pressed, with a window where"
            + " there is a display.",
        "What happens on the page meanwhile is part of the visit."
      })
  private boolean pause;

  /** {@return whether the page of the only visit stays open} */
  boolean pause() {
    return pause;
  }

  /** Adds what cannot be used together. */
  void check(boolean grid, boolean repeated, Problems problems) {
    if (grid && (headed || pause)) {
      problems.add("%s is for browsers on this machine.".formatted(name()));
    }
    if (pause && repeated) {
      problems.add("--pause makes a visit once; leave --repeat out.");
    }
  }

  private String name() {
    return headed ? "--headed" : "--pause";
  }

  /**
   * {@return how pages are shown}
   *
   * @param engines the engines of the run
   * @param visits the visits of the run; only read with --pause
   * @param out where the page is named
   * @throws UserError if they cannot be shown so on this machine
   */
  Showing showing(Set<Engine> engines, List<Visit> visits, PrintStream out) {
    if (!headed && !pause) {
      return Showing.NONE;
    }
    if (headed) {
      requireWindows(engines, System.getProperty("os.name"), System.getenv());
    }
    if (!pause) {
      return new Showing(true, Showing.NONE.pause());
    }
    if (visits.size() != 1) {
      throw new UserError(
          "--pause is for one visit, and %d are selected.".formatted(visits.size()),
          "--list lists them. Choose one with --fixture, --hosting, --browser, and --interpreter, or"
              + " the first of several with --shard 1/%d.".formatted(Math.max(1, visits.size())));
    }
    Engine browser = visits.get(0).browser();
    boolean windows =
        headed
            || hasDisplay(System.getProperty("os.name"), System.getenv())
                && !browser.startup().headless().isEmpty();
    EndOfPause end = endOfPause(System.in);
    return new Showing(
        windows,
        page -> {
          out.printf(
              "%s has opened %s%n%s%nPress Enter to close it and go on.%n",
              browser.displayName(),
              page.url(),
              windows
                  ? "Its window is on this display; F12 opens its developer tools."
                  : "It has no window here; the URL can be opened in any browser on this machine,"
                      + " with its developer tools.");
          end.await();
        });
  }

  private static EndOfPause endOfPause(InputStream in) {
    EndOfPause end = EndOfPause.in(in);
    if (!RunDisplay.onTerminal() && end.inputIsClosed()) {
      throw new UserError(
          "--pause waits for Enter, and there is neither a terminal nor an input.",
          "Start it in a terminal, or leave --pause out.");
    }
    return end;
  }

  /**
   * Checks that browsers can have windows.
   *
   * @param system the name of the operating system
   * @throws UserError if they cannot
   */
  static void requireWindows(Set<Engine> engines, String system, Map<String, String> environment) {
    if (!hasDisplay(system, environment)) {
      throw new UserError(
          "--headed needs a display, and DISPLAY is not set.",
          "Start it in a desktop session or with xvfb-run, or leave --headed out.");
    }
    engines.stream()
        .filter(engine -> engine.startup().headless().isEmpty())
        .findFirst()
        .ifPresent(
            engine -> {
              throw new UserError(
                  "%s always runs on a virtual display, so --headed cannot show it."
                      .formatted(engine.displayName()),
                  "Choose another one with --browser.");
            });
  }

  /** Only Linux and the like need a display server, which DISPLAY names. */
  private static boolean hasDisplay(String system, Map<String, String> environment) {
    return system.startsWith("Windows")
        || system.startsWith("Mac")
        || !environment.getOrDefault(DISPLAY, "").isEmpty();
  }
}
