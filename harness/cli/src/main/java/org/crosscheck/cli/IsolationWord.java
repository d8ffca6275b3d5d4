package org.crosscheck.cli;

import java.util.Iterator;
import java.util.List;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;

/** The values of {@code --expect}. */
final class IsolationWord {
  private static final String ISOLATED = "isolated";
  private static final List<String> ALL = List.of(ISOLATED, "not-isolated");

  private IsolationWord() {}

  /** The values, for the help. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  /**
   * {@return whether a value means isolated}
   *
   * @throws UserError if it is not one of the values
   */
  static boolean isolated(String word) {
    if (!ALL.contains(word)) {
      throw Suggestions.unknown("expectation", word, ALL);
    }
    return word.equals(ISOLATED);
  }
}
