package org.crosscheck.message;

/** Receives what is about to be done, before it takes time. Calls may come from several threads. */
@FunctionalInterface
public interface Progress {
  /** Discards what it receives. */
  Progress NONE = step -> {};

  /**
   * Reports a step.
   *
   * @param step in a few words, without a period, such as {@code Installing the npm packages}
   */
  void report(String step);
}
