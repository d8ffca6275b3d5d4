package org.crosscheck.cli;

import java.util.Iterator;
import org.crosscheck.engine.Engines;

/** The ids of all engines, for the help of options that take one. */
final class BrowserIds implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Engines.ids().iterator();
  }
}
