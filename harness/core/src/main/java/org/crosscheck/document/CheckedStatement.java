package org.crosscheck.document;

import java.util.Optional;

/**
 * What became of a statement in a checkout.
 *
 * @param statement the statement
 * @param state what became of it
 * @param now where its words stand now; only if it moved
 */
public record CheckedStatement(Statement statement, State state, Optional<PageSection> now) {
  /** What can become of a statement. */
  public enum State {
    /** Its words stand in its section; a test's file exists. */
    STANDS,
    /** Its words stand in another section or page. */
    MOVED,
    /** Its section exists and no longer contains its words. */
    CHANGED,
    /**
     * Its section or page does not exist, and its words stand nowhere; a test's file is missing.
     */
    GONE
  }
}
