package org.crosscheck.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Safari, as far as predictions need it. Crosscheck does not start Safari; its engine is compared
 * with these traits in {@link WebKit}. Sources: WebKit's {@code obtainCrossOriginEmbedderPolicy}
 * and {@code obtainCrossOriginOpenerPolicy}, which know {@code require-corp} only and read one
 * structured field item from the joined lines; MDN browser-compat-data for what it does not
 * support.
 */
final class Safari {
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private Safari() {}

  /** {@return the traits of Safari's engine under the name of a browser} */
  static EngineTraits traits(String name) {
    return new EngineTraits(
        name,
        false,
        false,
        false,
        true,
        new ErrorWording(NEVER, Optional.empty(), NEVER, NEVER, NEVER, NEVER, NEVER));
  }
}
