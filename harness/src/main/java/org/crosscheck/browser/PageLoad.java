package org.crosscheck.browser;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A page to open and when to stop watching it.
 *
 * @param url the address
 * @param until the facts that end the visit when all of them came from the same document
 * @param deadline how long to wait for them
 * @param alone whether nothing else may go on in the browser meanwhile, because time is measured
 */
public record PageLoad(URI url, Set<String> until, Duration deadline, boolean alone) {
  /** Copies the facts. */
  public PageLoad {
    until = Set.copyOf(until);
  }
}
