package org.crosscheck.app;

import java.util.List;

/**
 * What became of a page in one visit.
 *
 * @param kind the word for it
 * @param reasons why it does not work, each a sentence; none if it does
 * @param notes what else a person should know, each a sentence
 */
public record AppVerdict(Kind kind, List<String> reasons, List<String> notes) {

  /** The closed set of ends. */
  public enum Kind {
    /** Everything that was asked of the page came true, and no error came that is not allowed. */
    WORKS("works"),
    /** Something did not come true, or an error came. */
    FAILS("FAILS"),
    /** The browser or the harness failed, which says nothing about the page. */
    ERROR("ERROR");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** {@return the word for people} */
    public String id() {
      return word;
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a page that works has reasons, or one that does not has
   *     none
   */
  public AppVerdict {
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
    if (reasons.isEmpty() != (kind == Kind.WORKS)) {
      throw new IllegalArgumentException(kind + " with the reasons " + reasons);
    }
  }

  /** {@return a verdict with more notes; this one is not changed} */
  public AppVerdict noting(List<String> more) {
    return new AppVerdict(
        kind, reasons, java.util.stream.Stream.of(notes, more).flatMap(List::stream).toList());
  }
}
