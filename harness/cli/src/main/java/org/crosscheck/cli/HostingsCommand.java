package org.crosscheck.cli;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.TextTable;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the hostings. */
@Command(
    name = "hostings",
    description = "List the hostings, each in one sentence, or say what one does.",
    mixinStandardHelpOptions = true)
final class HostingsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Show these: what they send, and what to expect there.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    HostingCatalog book = HostingCatalog.read(ProjectLocator.checkout().fixtures());
    if (names.isEmpty()) {
      System.out.print(
          TextTable.of(book.hostings().stream().map(h -> List.of(h.name(), h.summary())).toList())
              .text());
    } else {
      names.stream().map(book::hosting).toList().forEach(h -> System.out.print(shown(h)));
    }
    return Main.Exit.SAME;
  }

  /** {@return what a hosting does, and what a page gets there in each browser, in lines} */
  static String shown(Hosting hosting) {
    StringBuilder said =
        new StringBuilder(
            "%s: %s\n  %s\n".formatted(hosting.name(), hosting.summary(), hosting.details()));
    String page = hosting.delivery().folder() + "/index.html";
    for (Engine browser : Engines.defaults()) {
      Prediction predicted =
          IsolationModel.predict(
              hosting.effectiveLines(page),
              URI.create(hosting.delivery().origin() + page),
              browser.traits());
      said.append(
          "  %s: %s (%s)\n"
              .formatted(
                  browser.id(),
                  predicted.crossOriginIsolated() ? "isolated" : "not isolated",
                  String.join("; ", predicted.reasons())));
    }
    return said.toString();
  }
}
