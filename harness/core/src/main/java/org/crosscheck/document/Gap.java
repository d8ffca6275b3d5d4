package org.crosscheck.document;

import org.crosscheck.message.UserError;

/**
 * Why a statement has no claim, or what its claims leave out.
 *
 * @param kind which of them
 * @param reason in a sentence; empty only for {@link Kind#OPEN}
 */
public record Gap(Kind kind, String reason) {
  /** The kinds of gaps. */
  public enum Kind {
    /** A claim is to be written. */
    OPEN("open"),
    /** There are claims, and something is missing. */
    PARTLY("partly"),
    /** It cannot be tested here. */
    NOT_TESTABLE("not-testable"),
    /** It states nothing about workers. */
    NOT_ABOUT_WORKERS("not-about-workers");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** {@return its name in a document's file and in reports} */
    public String key() {
      return key;
    }
  }

  /**
   * Checks the reason.
   *
   * @throws UserError if a reason is missing
   */
  public Gap {
    if (kind != Kind.OPEN && reason.isBlank()) {
      throw new UserError(
          "'" + kind.key() + "' has no reason.", "Write one that a maintainer would accept.");
    }
  }
}
