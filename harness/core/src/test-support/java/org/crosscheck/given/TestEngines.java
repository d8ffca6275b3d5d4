package org.crosscheck.given;

import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;

/** The engines by name, as tests may ask for one of them. */
public final class TestEngines {
  /** Chrome or Chromium. */
  public static final Engine CHROME = Engines.of("chrome");

  /** Firefox. */
  public static final Engine FIREFOX = Engines.of("firefox");

  private TestEngines() {}
}
