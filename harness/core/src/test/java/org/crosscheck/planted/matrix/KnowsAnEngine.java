package org.crosscheck.planted.matrix;

import org.crosscheck.engine.Engine;
import org.crosscheck.given.FakeEngine;

/** Asks which engine it is instead of what the engine does. */
public final class KnowsAnEngine {
  private KnowsAnEngine() {}

  /** {@return whether it is that one} */
  public static boolean special(Engine engine) {
    return engine instanceof FakeEngine;
  }
}
