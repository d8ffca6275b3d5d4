package org.crosscheck.session;

import org.crosscheck.engine.Engine;

/** Opens sessions of browsers. */
@FunctionalInterface
public interface SessionFactory {
  /**
   * {@return a new session of an engine} The caller closes it.
   *
   * @throws RuntimeException if the browser does not start
   */
  Session open(Engine engine);

  /**
   * {@return how many sessions of an engine to use, each for one visit at a time; 0 for one session
   * that several visits share}
   */
  default int perEngine() {
    return 0;
  }
}
