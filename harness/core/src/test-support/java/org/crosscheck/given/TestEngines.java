package org.crosscheck.given;

import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;

/** The default engines, as constants for tests. */
public final class TestEngines {
  /** Chrome or Chromium. */
  public static final Engine CHROME = Engines.of("chrome");

  /** Firefox. */
  public static final Engine FIREFOX = Engines.of("firefox");

  private TestEngines() {}
}
