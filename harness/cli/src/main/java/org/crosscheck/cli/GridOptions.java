package org.crosscheck.cli;

import java.util.Optional;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.message.Problems;
import picocli.CommandLine.Option;

/** The options for a Selenium Grid. */
final class GridOptions {
  @Option(
      names = "--grid",
      paramLabel = "URL",
      description = {
        "Open the browsers on the nodes of this Selenium Grid, such as http://hub:4444.",
        "docs/grid.md says what its nodes can reach then."
      })
  private Optional<String> grid = Optional.empty();

  @Option(
      names = "--capabilities",
      paramLabel = "FILE",
      description = "With --grid: request these capabilities too, a JSON object.")
  private Optional<String> capabilities = Optional.empty();

  @Option(
      names = "--reachable-as",
      paramLabel = "HOST[:PORT]",
      description =
          "With --grid: how the nodes reach this machine. Default: the address that leads to the"
              + " hub, and a free port.")
  private Optional<String> reachableAs = Optional.empty();

  /**
   * {@return the Grid; empty if none is named}
   *
   * @param sessions the number of sessions of each browser, unchecked; empty if it is not given
   * @param problems receives everything that is wrong
   */
  Optional<GridSettings> settings(Optional<String> sessions, Problems problems) {
    return GridSettings.of(
        new GridSettings.Words(grid, sessions, capabilities, reachableAs), problems);
  }

  /** {@return whether a Grid is named} */
  boolean given() {
    return grid.isPresent();
  }
}
