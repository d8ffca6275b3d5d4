package org.crosscheck.cli;

import java.util.Iterator;
import org.crosscheck.engine.Engines;
import org.crosscheck.engine.Startup;

/**
 * The ids of the engines whose driver reports events, for the help of options that take one. The
 * others can open only fixtures, which report their facts themselves.
 */
final class EventBrowserIds implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Engines.ids().stream()
        .filter(id -> !(Engines.of(id).startup().connection() instanceof Startup.Classic))
        .iterator();
  }
}
