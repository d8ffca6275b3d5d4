package org.crosscheck.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;

/**
 * What the user expects of a page that is done. If nothing is expected, PyScript's own events
 * decide.
 *
 * @param selector a CSS selector that matches an element, such as {@code html.done}
 * @param text a text that the page shows; white space is normalized
 * @param console texts, each contained in a console line or an uncaught error, of the page or of a
 *     worker; in any order, and a text that is listed twice needs two lines
 */
public record DoneWhen(Optional<String> selector, Optional<String> text, List<String> console) {
  /** Expects nothing. */
  public static final DoneWhen PYSCRIPT_IS =
      new DoneWhen(Optional.empty(), Optional.empty(), List.of());

  /**
   * Copies the list and checks the parts.
   *
   * @throws UserError if a part is blank
   */
  public DoneWhen {
    console = List.copyOf(console);
    if (selector.filter(String::isBlank).isPresent()) {
      throw new UserError(
          "A page is done at a blank selector.", "Write a CSS selector such as '#done'.");
    }
    if (Stream.concat(text.stream(), console.stream()).anyMatch(String::isBlank)) {
      throw new UserError(
          "A page is done at a blank text, which every page shows.",
          "Write a part of the text that it shows, or writes to its console, when it is done.");
    }
  }

  /** {@return whether PyScript's own events decide} */
  public boolean isUpToPyScript() {
    return selector.isEmpty() && text.isEmpty() && console.isEmpty();
  }

  /** {@return a copy with another selector} */
  public DoneWhen at(String other) {
    return new DoneWhen(Optional.of(other), text, console);
  }
}
