package org.crosscheck.conformance;

import java.util.Optional;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.message.UserError;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.session.Showing;

/**
 * Where the browsers of a run are, and how many visits are made at once.
 *
 * @param windows the number of visits at once on this machine, at least 1
 * @param grid the Selenium Grid that opens the browsers; empty for this machine
 * @param showing how browsers on this machine show their pages to a person
 * @param open opens sessions that the caller keeps; empty if the run starts and ends its own
 */
public record RunBrowsers(
    int windows, Optional<GridSettings> grid, Showing showing, Optional<SessionFactory> open) {
  /**
   * Checks the number.
   *
   * @throws UserError if it is less than 1
   */
  public RunBrowsers {
    if (windows < 1) {
      throw new UserError(
          "--parallel must be at least 1, got %d.".formatted(windows),
          "Leave it out to use every processor core.");
    }
  }

  /** Browsers that do not show their pages. */
  public RunBrowsers(int windows, Optional<GridSettings> grid) {
    this(windows, grid, Showing.NONE, Optional.empty());
  }

  /** {@return these browsers, showing their pages so; these are not changed} */
  public RunBrowsers with(Showing other) {
    return new RunBrowsers(windows, grid, other, open);
  }

  /** {@return these browsers, but in sessions that the caller keeps; these are not changed} */
  public RunBrowsers in(SessionFactory sessions) {
    return new RunBrowsers(windows, grid, showing, Optional.of(sessions));
  }

  /** {@return browsers on this machine, with one visit at a time per core} */
  public static RunBrowsers here() {
    return new RunBrowsers(Runtime.getRuntime().availableProcessors(), Optional.empty());
  }

  /**
   * {@return how many visits are made at once}
   *
   * @param engines the number of engines that take part
   */
  public int parallel(int engines) {
    return grid.map(settings -> settings.sessions() * Math.max(1, engines)).orElse(windows);
  }
}
