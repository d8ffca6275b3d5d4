package org.crosscheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.format.HostingList;
import org.crosscheck.format.TextFormats;
import org.crosscheck.hosting.HostingCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the hostings, or shows some in detail. */
@Command(
    name = "hostings",
    description = "List the hostings, or show the headers and predictions of some",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HostingsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Show these hostings: what they send, and whether pages are isolated.")
  private List<String> names = List.of();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    HostingCatalog catalog = HostingCatalog.read(ProjectLocator.checkout().fixtures());
    format.print(
        TextFormats.hostings(),
        names.isEmpty()
            ? new HostingList(catalog.hostings(), false)
            : new HostingList(names.stream().map(catalog::hosting).toList(), true));
    return Main.Exit.SAME;
  }
}
