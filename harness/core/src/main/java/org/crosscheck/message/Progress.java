package org.crosscheck.message;

/** Receives each step before it starts. Calls may come from several threads. */
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
