package org.crosscheck.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options for how much is said while a run goes on; both at once is wrong usage. */
final class VerbosityOptions {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  /** One of the two, or none. */
  private static final class Choice {
    @Option(
        names = {"-q", "--quiet"},
        description = "Print the result only, and what is worse than the baseline, at once.")
    private boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description = "Print a line for each visit even on a terminal, and why each verdict.")
    private boolean verbose;
  }

  /** {@return how much was asked for} */
  Verbosity loudness() {
    return choice.quiet ? Verbosity.QUIET : choice.verbose ? Verbosity.VERBOSE : Verbosity.USUAL;
  }
}
