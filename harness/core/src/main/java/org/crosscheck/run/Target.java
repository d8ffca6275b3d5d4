package org.crosscheck.run;

import java.net.URI;
import org.crosscheck.observation.Outcome;

/** The location of a visit's page, or the reason why it cannot be visited. */
public sealed interface Target {
  /** {@return the URL of the page, also if it cannot be visited} */
  URI url();

  /** The page can be visited. */
  record Reachable(URI url) implements Target {}

  /**
   * The page cannot be visited.
   *
   * @param outcome the resulting outcome of the visit
   * @param why the problem and what to do about it
   */
  record Unreachable(URI url, Outcome outcome, String why) implements Target {}
}
