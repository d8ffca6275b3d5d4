package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.engine.Engines;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.Recipe;
import org.crosscheck.webserver.WebServers;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets what a run needs, without running. */
@Command(
    name = "setup",
    description = "Install the npm packages and find or install the browsers; run does it too.",
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
  @Option(
      names = "--real",
      split = ",",
      arity = "0..1",
      fallbackValue = "nginx,apache,caddy,lighttpd",
      paramLabel = "SERVER",
      description = "Web servers for './crosscheck run --real' too: all, or those named.")
  private List<String> servers = List.of();

  @Override
  public Integer call() {
    System.out.println(
        Provisioning.release(ProjectLocator.checkout(), SetupCommand::say).explain());
    Provisioning.browsers(Engines.defaults(), SetupCommand::say)
        .values()
        .forEach(
            i ->
                System.out.println(
                    i.browser().id()
                        + ": "
                        + i.binary()
                        + i.driver().map(d -> " with " + d).orElse("")));
    Platforms platforms = Platforms.read(ProjectLocator.checkout().fixtures());
    boolean all = true;
    for (Recipe recipe : servers.stream().map(platforms::recipe).toList()) {
      WebServers.Found found = new WebServers(System.getenv(), SetupCommand::say).find(recipe);
      all &= found.program().isPresent();
      System.out.println(
          recipe.name()
              + ": "
              + found
                  .program()
                  .map(Path::toString)
                  .orElse("not to be had; tried: " + found.tried()));
    }
    return all ? Main.Exit.SAME : Main.Exit.USAGE;
  }

  private static void say(String what) {
    System.out.println(what + " ...");
  }
}
