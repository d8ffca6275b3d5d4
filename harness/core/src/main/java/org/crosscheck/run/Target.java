package org.crosscheck.run;

import java.net.URI;
import org.crosscheck.observation.Outcome;

/** Where the page of a visit is, or why it cannot be visited. */
public sealed interface Target {
  /** {@return the URL that the page has, or would have} */
  URI url();

  /** The page can be visited. */
  record Reachable(URI url) implements Target {}

  /**
   * The page cannot be visited.
   *
   * @param outcome what that makes of the visit
   * @param why what happened, and what to do
   */
  record Unreachable(URI url, Outcome outcome, String why) implements Target {}
}
