package org.crosscheck.cli;

import java.util.Iterator;
import org.crosscheck.engine.Engines;

/**
 * The ids of the engines whose driver reports events, for the help of options that take one. The
 * others can open only pages that Crosscheck serves, which report their facts themselves.
 */
final class EventBrowserIds implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Engines.ids().stream().filter(id -> !Engines.of(id).startup().isClassic()).iterator();
  }
}
