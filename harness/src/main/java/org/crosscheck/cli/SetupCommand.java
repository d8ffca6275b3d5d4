package org.crosscheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.check.Setup;
import org.crosscheck.isolation.BrowserName;
import picocli.CommandLine.Command;

/** Gets what a run needs, without running. */
@Command(
    name = "setup",
    description = "Install the npm packages and find or install the browsers; run does it too.",
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.println(Setup.release(Here.project(), SetupCommand::say).explain());
    Setup.browsers(List.of(BrowserName.values()), SetupCommand::say)
        .values()
        .forEach(
            i ->
                System.out.println(
                    i.browser().word()
                        + ": "
                        + i.binary()
                        + i.driver().map(d -> " with " + d).orElse("")));
    return Main.Exit.SAME;
  }

  private static void say(String what) {
    System.out.println(what + " ...");
  }
}
