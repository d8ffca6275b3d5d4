package org.crosscheck.hosting;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;

/**
 * Whether pages are cross-origin isolated under a hosting, as its author says. It is said beside
 * the header lines and not derived from them, so that a line that is lost is noticed.
 *
 * @param everywhere what is promised for browsers that {@code byEngine} does not name; empty if
 *     nothing is
 * @param byEngine what is promised for a browser, by its id, such as {@code chrome}
 */
public record Promise(Optional<Boolean> everywhere, Map<String, Boolean> byEngine) {
  /** Nothing is promised. */
  public static final Promise NONE = new Promise(Optional.empty(), Map.of());

  private static final String ISOLATED = "isolated";
  private static final String NOT_ISOLATED = "not isolated";

  /** Copies the map. */
  public Promise {
    byEngine = Collections.unmodifiableMap(new TreeMap<>(byEngine));
  }

  /** {@return the promise that pages are isolated in every browser, or in none} */
  public static Promise of(boolean isolated) {
    return new Promise(Optional.of(isolated), Map.of());
  }

  /**
   * {@return whether a text promises isolation}
   *
   * @throws UserError if it is neither {@code isolated} nor {@code not isolated}
   */
  static boolean parse(String text) {
    if (!text.equals(ISOLATED) && !text.equals(NOT_ISOLATED)) {
      throw new UserError(
          "'" + text + "' is not a promise.", "Write 'isolated' or 'not isolated'.");
    }
    return text.equals(ISOLATED);
  }

  /** {@return whether pages are isolated in a browser; empty if nothing is promised} */
  public Optional<Boolean> in(String engine) {
    return Optional.ofNullable(byEngine.get(engine)).or(() -> everywhere);
  }

  /**
   * {@return the promise in words, such as {@code isolated} or {@code isolated in chrome, not
   * isolated in firefox}; "" if nothing is promised}
   */
  public String explain() {
    String each =
        byEngine.entrySet().stream()
            .map(e -> word(e.getValue()) + " in " + e.getKey())
            .collect(Collectors.joining(", "));
    return each.isEmpty() ? everywhere.map(Promise::word).orElse("") : each;
  }

  private static String word(boolean isolated) {
    return isolated ? ISOLATED : NOT_ISOLATED;
  }
}
