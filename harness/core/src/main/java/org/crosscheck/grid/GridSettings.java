package org.crosscheck.grid;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;

/**
 * The Selenium Grid on which the browsers of a run are opened.
 *
 * @param address where its hub is
 * @param sessions how many sessions of each engine to use at once, from 1 to {@value #MOST}
 * @param capabilities what to request in addition to what the harness requests, by name
 * @param reachableAs the name of this machine for the nodes; empty for the address that leads to
 *     the hub
 */
public record GridSettings(
    GridAddress address,
    int sessions,
    Map<String, Object> capabilities,
    Optional<ReachableAs> reachableAs) {
  /** More sessions are no use to one harness, and rather a mistake. */
  public static final int MOST = 64;

  /**
   * Copies the capabilities.
   *
   * @throws UserError if the number of sessions is out of its range
   */
  public GridSettings {
    capabilities = Map.copyOf(capabilities);
    if (sessions < 1 || sessions > MOST) {
      throw wrongSessions(Integer.toString(sessions));
    }
  }

  /**
   * What the user wrote, unchecked. Each is empty if it is not given.
   *
   * @param grid the address of the hub
   * @param sessions the number of sessions of each engine
   * @param capabilities the path of a file
   * @param reachableAs a host with or without a port
   */
  public record Words(
      Optional<String> grid,
      Optional<String> sessions,
      Optional<String> capabilities,
      Optional<String> reachableAs) {
    /** No Grid. */
    public static final Words NONE =
        new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * {@return the settings; empty if the user names no Grid or something is wrong}
   *
   * @param problems receives everything that is wrong
   */
  public static Optional<GridSettings> of(Words words, Problems problems) {
    Optional<GridAddress> address =
        words.grid().flatMap(text -> problems.attempt(() -> GridAddress.of(text)));
    Optional<Integer> sessions =
        words.sessions().map(text -> problems.attempt(() -> count(text))).orElse(Optional.of(1));
    Optional<Map<String, Object>> capabilities =
        words
            .capabilities()
            .map(text -> problems.attempt(() -> CapabilitiesFile.read(Path.of(text))))
            .orElse(Optional.of(Map.of()));
    Optional<Optional<ReachableAs>> name =
        words
            .reachableAs()
            .map(text -> problems.attempt(() -> Optional.of(ReachableAs.of(text))))
            .orElse(Optional.of(Optional.empty()));
    if (words.grid().isEmpty()) {
      without("--sessions", words.sessions(), problems);
      without("--capabilities", words.capabilities(), problems);
      without("--reachable-as", words.reachableAs(), problems);
    }
    if (address.isEmpty() || sessions.isEmpty() || capabilities.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GridSettings(address.get(), sessions.get(), capabilities.get(), name.get()));
  }

  private static void without(String option, Optional<String> value, Problems problems) {
    if (value.isPresent()) {
      problems.add(option + " says how to use a Selenium Grid, but there is no --grid.");
    }
  }

  private static int count(String text) {
    if (!text.strip().matches("\\d{1,2}")) {
      throw wrongSessions(text);
    }
    int count = Integer.parseInt(text.strip());
    if (count < 1 || count > MOST) {
      throw wrongSessions(text);
    }
    return count;
  }

  private static UserError wrongSessions(String got) {
    return new UserError(
        "--sessions must be a number from 1 to %d, got '%s'.".formatted(MOST, got),
        "It is the number of sessions of each browser; leave it out for one.");
  }
}
