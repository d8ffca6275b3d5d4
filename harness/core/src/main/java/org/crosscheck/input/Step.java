package org.crosscheck.input;

import java.util.Locale;
import org.crosscheck.message.UserError;

/**
 * What a person does on a page, one thing at a time.
 *
 * @param kind what is done
 * @param value the text to type, or the name of the key as in {@code KeyboardEvent.key}; "" for
 *     other kinds
 * @param selector a CSS selector of the element; "" for the element that has the focus
 */
public record Step(Kind kind, String value, String selector) {
  /** The kinds of steps. */
  public enum Kind {
    /** Clicks the element. */
    CLICK,
    /** Types a text into the element, or into the terminal of a PyScript tag. */
    TYPE,
    /** Presses a key. */
    PRESS,
    /** Waits until the element exists; from then on, no step waits for the page to be ready. */
    WAIT_FOR;

    /** {@return the name in a manifest, such as {@code wait-for}} */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Checks the parts.
   *
   * @throws UserError if the kind needs a part that is blank
   */
  public Step {
    boolean needsElement = kind == Kind.CLICK || kind == Kind.WAIT_FOR;
    if (needsElement ? selector.isBlank() : value.isEmpty()) {
      throw new UserError(
          "A step '" + kind.id() + "' is blank.",
          needsElement
              ? "Write a CSS selector such as '#run'."
              : "Write a text, or a key such as Enter.");
    }
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CLICK, WAIT_FOR -> kind.id() + " " + selector;
      case TYPE, PRESS -> kind.id() + " " + value + (selector.isEmpty() ? "" : " into " + selector);
    };
  }
}
