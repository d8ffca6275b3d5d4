package org.crosscheck.browser;

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
 */
public record PageLoad(
    URI url, Set<String> until, Duration deadline, boolean alone, Optional<String> watcher) {
  /** Copies the facts. */
  public PageLoad {
    until = Set.copyOf(until);
  }

  /** A page that reports its facts itself. */
  public PageLoad(URI url, Set<String> until, Duration deadline, boolean alone) {
    this(url, until, deadline, alone, Optional.empty());
  }
}
