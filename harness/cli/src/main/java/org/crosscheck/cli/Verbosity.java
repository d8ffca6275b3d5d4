package org.crosscheck.cli;

/** How much a run prints. */
enum Verbosity {
  /** Only how it compares with the baseline. */
  QUIET,
  /** On a terminal a live line for each browser; in a log at most 40 lines, and then the news. */
  NORMAL,
  /** A line for each visit, and each verdict with its reason. */
  VERBOSE
}
