package org.crosscheck.cli;

import java.util.concurrent.Callable;
import org.crosscheck.browser.Workspace;
import picocli.CommandLine.Command;

/** Ends what a killed run left behind. */
@Command(
    name = "sweep",
    description = "End browsers and remove profiles of runs that were killed; run does it too.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Workspace.sweep();
    return Main.Exit.SAME;
  }
}
