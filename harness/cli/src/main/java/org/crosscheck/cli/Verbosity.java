package org.crosscheck.cli;

/** How much is said while a run goes on. Worse verdicts are always said, the moment they come. */
enum Verbosity {
  /** Nothing else. */
  QUIET,
  /** A live line per browser on a terminal, else a line per visit. */
  USUAL,
  /** A line per visit, and each verdict with its reason. */
  VERBOSE
}
