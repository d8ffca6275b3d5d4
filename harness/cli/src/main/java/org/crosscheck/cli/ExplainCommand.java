package org.crosscheck.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.HeaderRow;
import org.crosscheck.format.PredictionJson;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Predicts what a page gets from header lines, without a browser. */
@Command(
    name = "explain",
    description = {
      "Say whether a page with these header lines gets cross-origin isolated, and why.",
      "Nothing is opened: this is the model that every run holds against real browsers."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  @Option(
      names = "--header",
      paramLabel = "LINE",
      description = "A header line of the page, 'Name: value'; as often and in the order as sent.")
  private List<String> headers = List.of();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "In this browser only: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the page is; default: ${DEFAULT-VALUE}.",
      defaultValue = "http://localhost/")
  private String url = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "${COMPLETION-CANDIDATES}; default: text.")
  private Optional<String> format = Optional.empty();

  @Option(names = "--json", description = "Print JSON on one line; short for --format json.")
  private boolean json;

  @Option(
      names = "--file",
      paramLabel = "ROWS",
      description = {
        "A JSON file with a list of {\"headers\": [[name, value], ...]}, each with \"url\" if it"
            + " has another.",
        "Print one line of JSON for each, with one field for each browser."
      })
  private Optional<Path> file = Optional.empty();

  /** What {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.predictions().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Optional<TextFormat<Map<Engine, Prediction>>> wanted =
        problems.attempt(
            () -> TextFormats.predictions().named(json ? "json" : format.orElse("text")));
    if (json && format.isPresent()) {
      problems.add("--json and --format both print; give one.");
    }
    List<Engine> in = problems.attemptEach(browsers, Engines::of);
    List<HeaderField> lines = problems.attemptEach(headers, HeaderField::parse);
    Optional<URI> page = problems.attempt(() -> address(url));
    if (file.isPresent() && !headers.isEmpty()) {
      problems.add("--file has the header lines; leave --header out.");
    }
    problems.throwIfAny("'./crosscheck explain --help' has the options.");
    List<Engine> asked = in.isEmpty() ? Engines.defaults() : in;
    if (file.isPresent()) {
      rows(HeaderRow.read(file.get()), asked, page.orElseThrow());
    } else {
      System.out.print(wanted.orElseThrow().write(predictions(lines, page.orElseThrow(), asked)));
    }
    return Main.Exit.SAME;
  }

  private static void rows(List<HeaderRow> rows, List<Engine> browsers, URI page) {
    rows.stream()
        .map(
            row ->
                predictions(
                    row.lines(), row.url().map(ExplainCommand::address).orElse(page), browsers))
        .map(PredictionJson::byBrowser)
        .toList()
        .forEach(System.out::print);
  }

  private static Map<Engine, Prediction> predictions(
      List<HeaderField> lines, URI page, List<Engine> browsers) {
    Map<Engine, Prediction> predictions = new TreeMap<>();
    browsers.forEach(b -> predictions.put(b, IsolationModel.predict(lines, page, b.traits())));
    return predictions;
  }

  static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getAuthority() == null
          || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        throw new UserError(
            "'" + text + "' is no address of a page.", "Begin with http:// or https://.");
      }
      return address;
    } catch (URISyntaxException e) {
      throw new UserError("'" + text + "' is no URL: " + e.getReason() + ".", "Correct it.");
    }
  }
}
