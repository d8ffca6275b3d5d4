package org.crosscheck.given;

import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;

/** The engines of tests. */
public final class TestEngines {
  /** Chrome or Chromium. */
  public static final Engine CHROME = Engines.of("chrome");

  /** Firefox. */
  public static final Engine FIREFOX = Engines.of("firefox");

  /** WebKitGTK. */
  public static final Engine WEBKIT = Engines.of("webkit");

  private TestEngines() {}

  /** {@return the default engines and those that {@code -Dengines=ID,ID} names} */
  public static List<Engine> requested() {
    return Stream.concat(
            Engines.defaults().stream(),
            Stream.of(System.getProperty("engines", "").split(","))
                .filter(id -> !id.isBlank())
                .map(Engines::of))
        .distinct()
        .toList();
  }
}
