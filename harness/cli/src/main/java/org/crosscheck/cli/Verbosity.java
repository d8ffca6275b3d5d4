package org.crosscheck.cli;

/** How much a run prints. Verdicts worse than the baseline are always printed at once. */
enum Verbosity {
  /** Only those. */
  QUIET,
  /** On a terminal a live line for each browser, otherwise a line for each visit. */
  NORMAL,
  /** A line for each visit, and each verdict with its reason. */
  VERBOSE
}
