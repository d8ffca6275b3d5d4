package org.crosscheck.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that set how much a run prints; both together are wrong usage. */
final class VerbosityOptions {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  /** At most one of the two. */
  private static final class Choice {
    @Option(
        names = {"-q", "--quiet"},
        description = "Print only the result and any regressions.")
    private boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description =
            "Print a line for each visit, also on a terminal, and the reason of each verdict.")
    private boolean verbose;
  }

  /** {@return how much to print} */
  Verbosity verbosity() {
    return choice.quiet ? Verbosity.QUIET : choice.verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }
}
