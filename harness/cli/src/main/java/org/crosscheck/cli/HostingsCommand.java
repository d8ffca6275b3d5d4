package org.crosscheck.cli;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.TextTable;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.hosting.Promise;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() {
    HostingCatalog catalog = HostingCatalog.read(ProjectLocator.checkout().fixtures());
    if (names.isEmpty()) {
      System.out.print(
          TextTable.of(
                  catalog.hostings().stream().map(h -> List.of(h.name(), h.summary())).toList())
              .text());
    } else {
      names.stream().map(catalog::hosting).toList().forEach(h -> System.out.print(describe(h)));
    }
    return Main.Exit.SAME;
  }

  /** {@return lines with what a hosting sends and what each browser is predicted to make of it} */
  static String describe(Hosting hosting) {
    StringBuilder text =
        new StringBuilder(
            "%s: %s\n  %s\n".formatted(hosting.name(), hosting.summary(), hosting.details()));
    if (!hosting.promise().equals(Promise.NONE)) {
      text.append("  promises: %s\n".formatted(hosting.promise().explain()));
    }
    String page = hosting.delivery().folder() + "/index.html";
    for (Engine engine : Engines.defaults()) {
      Prediction predicted =
          IsolationModel.predict(
              hosting.effectiveLines(page),
              URI.create(hosting.delivery().origin() + page),
              engine.traits());
      text.append(
          "  %s: %s (%s)\n"
              .formatted(
                  engine.id(),
                  predicted.crossOriginIsolated() ? "isolated" : "not isolated",
                  String.join("; ", predicted.reasons())));
    }
    return text.toString();
  }
}
