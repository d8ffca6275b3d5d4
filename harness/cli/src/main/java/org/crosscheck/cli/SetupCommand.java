package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.message.Problems;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.Recipe;
import org.crosscheck.webserver.WebServers;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Installs what a run needs, without running. */
@Command(
    name = "setup",
    description = {
      "Install the npm packages and the browsers that a run needs",
      "'./crosscheck run' does this too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@WithoutResult("It changes this machine, and prints what it does.")
final class SetupCommand implements Callable<Integer> {
  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description =
          "Find or install these browsers: ${COMPLETION-CANDIDATES}. Default: chrome, firefox.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--real",
      split = ",",
      arity = "0..1",
      fallbackValue = "nginx,apache,caddy,lighttpd",
      paramLabel = "SERVER",
      description =
          "Also find or install the web servers for './crosscheck run --real': these, or all.")
  private List<String> servers = List.of();

  @Override
  public Integer call() {
    Problems problems = new Problems();
    List<Engine> engines = problems.attemptEach(browsers, Engines::of);
    problems.throwIfAny("See './crosscheck setup --help'.");
    Platforms platforms = Platforms.read(ProjectLocator.checkout().fixtures());
    List<Recipe> recipes = servers.stream().map(platforms::recipe).toList();
    System.out.println(
        Provisioning.release(ProjectLocator.checkout(), SetupCommand::report).explain());
    Provisioning.browsers(engines.isEmpty() ? Engines.defaults() : engines, SetupCommand::report)
        .values()
        .forEach(
            i ->
                System.out.println(
                    i.browser().id()
                        + ": "
                        + i.binary()
                        + i.driver().map(d -> " with " + d).orElse("")));
    boolean complete = true;
    for (Recipe recipe : recipes) {
      WebServers.Found found = new WebServers(System.getenv(), SetupCommand::report).find(recipe);
      complete &= found.program().isPresent();
      System.out.println(
          recipe.name()
              + ": "
              + found.program().map(Path::toString).orElse("not found; tried: " + found.tried()));
    }
    return complete ? Main.Exit.SAME : Main.Exit.USAGE;
  }

  private static void report(String step) {
    System.out.println(step + " ...");
  }
}
