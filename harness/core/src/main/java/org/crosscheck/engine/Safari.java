package org.crosscheck.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Safari, as far as predictions need it. Crosscheck does not start it, so nothing here was compared
 * with a real browser. Sources: WebKit's {@code obtainCrossOriginEmbedderPolicy} and {@code
 * obtainCrossOriginOpenerPolicy}, which know {@code require-corp} only and read one structured
 * field item from the joined lines; MDN browser-compat-data for what it does not support.
 */
final class Safari {
  private static final Pattern NEVER = Pattern.compile("(?!)");

  static final EngineTraits TRAITS =
      new EngineTraits(
          "Safari",
          false,
          false,
          false,
          true,
          new ErrorWording(NEVER, Optional.empty(), NEVER, NEVER, NEVER, NEVER, NEVER));

  private Safari() {}
}
