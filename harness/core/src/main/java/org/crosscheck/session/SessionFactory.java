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
}
