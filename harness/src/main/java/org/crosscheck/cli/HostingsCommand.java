package org.crosscheck.cli;

import java.util.concurrent.Callable;
import org.crosscheck.hosting.HostingBook;
import picocli.CommandLine.Command;

/** Lists the hostings. */
@Command(
    name = "hostings",
    description = "List the hostings, each in one sentence.",
    mixinStandardHelpOptions = true)
final class HostingsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    HostingBook.read(Here.project().fixtures())
        .hostings()
        .forEach(h -> System.out.printf("%-41s %s%n", h.name(), h.explain()));
    return Main.Exit.SAME;
  }
}
