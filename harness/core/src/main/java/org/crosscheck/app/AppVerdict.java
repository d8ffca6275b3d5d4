package org.crosscheck.app;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The verdict on a page in one visit.
 *
 * @param kind the kind of verdict
 * @param reasons why it does not work, each a sentence; empty if it works
 * @param notes other useful information, each a sentence
 */
public record AppVerdict(Kind kind, List<String> reasons, List<String> notes) {

  /** The kinds of verdicts. */
  public enum Kind {
    /** The page met all expectations, and there was no error except allowed ones. */
    WORKS("works"),
    /** An expectation was not met, or there was an error. */
    FAILS("FAILS"),
    /** The browser, the machine or the network failed, so nothing is known about the page. */
    INCONCLUSIVE("INCONCLUSIVE"),
    /** Crosscheck itself failed, so nothing is known about the page. */
    ERROR("ERROR");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** {@return its name in output} */
    public String id() {
      return id;
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

  /** {@return a copy of this verdict, which is not that the page works, with one more reason} */
  public AppVerdict because(String reason) {
    return new AppVerdict(
        kind,
        java.util.stream.Stream.concat(reasons.stream(), java.util.stream.Stream.of(reason))
            .toList(),
        notes);
  }

  /** {@return a copy of this verdict whose sentences are changed} */
  AppVerdict with(UnaryOperator<String> change) {
    return new AppVerdict(
        kind, reasons.stream().map(change).toList(), notes.stream().map(change).toList());
  }

  /** {@return a copy of this verdict with more notes} */
  public AppVerdict noting(List<String> more) {
    return new AppVerdict(
        kind, reasons, java.util.stream.Stream.of(notes, more).flatMap(List::stream).toList());
  }
}
