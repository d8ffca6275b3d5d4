package org.crosscheck.session;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A page to open and when to stop watching it.
 *
 * @param url the address
 * @param until the facts that end the visit when all of them came from the same document
 * @param deadline how long to wait for them
 * @param alone whether nothing else may go on in the browser meanwhile, because time is measured
 * @param watcher a function that runs in this page before any script of it, and gets a function to
 *     report facts with; for pages that report none themselves
 * @param screenshots whether a picture of the page is taken at the end of the visit, and who takes
 *     it
 */
public record PageLoad(
    URI url,
    Set<String> until,
    Duration deadline,
    boolean alone,
    Optional<String> watcher,
    Optional<ScreenshotPolicy> screenshots) {
  /** Copies the facts. */
  public PageLoad {
    until = Set.copyOf(until);
  }

  /** A page that reports its facts itself. */
  public PageLoad(URI url, Set<String> until, Duration deadline, boolean alone) {
    this(url, until, deadline, alone, Optional.empty());
  }

  /** A page of which no picture is taken. */
  public PageLoad(
      URI url, Set<String> until, Duration deadline, boolean alone, Optional<String> watcher) {
    this(url, until, deadline, alone, watcher, Optional.empty());
  }

  /** {@return this page with a policy for screenshots; this one is not changed} */
  public PageLoad with(Optional<ScreenshotPolicy> other) {
    return new PageLoad(url, until, deadline, alone, watcher, other);
  }
}
