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
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.Address;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.platform.reader.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts from header lines whether a page is isolated, without a browser. */
@Command(
    name = "explain",
    description = {
      "Predict from its header lines whether a page is cross-origin isolated, and why",
      "No browser is started. Every run compares this model with real browsers."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true)
final class ExplainCommand implements Callable<Integer> {
  @Option(
      names = "--header",
      paramLabel = "LINE",
      description = "A header line of the page, as 'Name: value'. Repeatable, in the order sent.")
  private List<String> headers = List.of();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The URL of the page; it is not requested. Default: http://localhost/.")
  private Optional<String> url = Optional.empty();

  @Mixin private HostingFileOptions files = new HostingFileOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "Output format: ${COMPLETION-CANDIDATES}. Default: text.")
  private Optional<String> format = Optional.empty();

  @Option(names = "--json", description = "Same as --format json: one line of JSON.")
  private boolean json;

  @Option(
      names = "--file",
      paramLabel = "ROWS",
      description = {
        "Read pages from a JSON file, and print one line of JSON for each. The file has a list of",
        "{\"url\": URL, \"headers\": [[\"Name\", \"value\"], ...]};",
        "url is optional."
      })
  private Optional<Path> file = Optional.empty();

  /** The values that {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.predictions().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Optional<TextFormat<Map<Engine, Prediction>>> output =
        problems.attempt(
            () -> TextFormats.predictions().named(json ? "json" : format.orElse("text")));
    if (json && format.isPresent()) {
      problems.add("--json and --format exclude each other; give one.");
    }
    List<Engine> chosen = problems.attemptEach(browsers, Engines::of);
    List<HeaderField> lines = problems.attemptEach(headers, HeaderField::parse);
    Optional<URI> page = problems.attempt(() -> address(url.orElse("http://localhost/")));
    if (file.isPresent() && !headers.isEmpty()) {
      problems.add("--file and --header exclude each other; give one.");
    }
    if (files.given() && (file.isPresent() || !headers.isEmpty())) {
      problems.add("--hosting-file excludes --file and --header; give one.");
    }
    Optional<PlatformSite> site =
        problems
            .attempt(() -> files.site(Platforms.read(ProjectLocator.checkout().fixtures())))
            .flatMap(found -> found);
    problems.throwIfAny("See './crosscheck explain --help'.");
    List<Engine> engines = chosen.isEmpty() ? Engines.defaults() : chosen;
    if (file.isPresent()) {
      rows(HeaderRow.read(file.get()), engines, page.orElseThrow());
    } else if (site.isPresent()) {
      return ofSite(site.get(), page.orElseThrow(), engines, output.orElseThrow());
    } else {
      if (lines.isEmpty() && url.isPresent()) {
        System.err.println(
            "No header line was given, and nothing was requested; this is about a page without"
                + " header lines. './crosscheck doctor URL' requests the page.");
      }
      System.out.print(output.orElseThrow().write(predictions(lines, page.orElseThrow(), engines)));
    }
    return Main.Exit.SAME;
  }

  /** Predicts for the address that a platform answers with the page. */
  private static int ofSite(
      PlatformSite site,
      URI page,
      List<Engine> engines,
      TextFormat<Map<Engine, Prediction>> output) {
    String path = page.getPath().isEmpty() ? "/" : page.getPath();
    Address address = site.assumed(path);
    HostingFileOptions.remarks(site).forEach(System.err::println);
    address.descriptions().forEach(words -> System.err.println(words + "."));
    for (Rule rule : address.onlyOnRedirects()) {
      System.err.println("The rule %s is only for a redirect.".formatted(rule));
    }
    for (Rule rule : address.elsewhere()) {
      System.err.println("The rule %s is not for %s.".formatted(rule, address.path()));
    }
    if (address.answer() instanceof Answer.Program) {
      System.err.println("What that program sends cannot be known from the files of the site.");
      return Main.Exit.USAGE;
    }
    System.out.print(output.write(predictions(address.lines(), page, engines)));
    return Main.Exit.SAME;
  }

  private static void rows(List<HeaderRow> rows, List<Engine> engines, URI page) {
    rows.stream()
        .map(
            row ->
                predictions(
                    row.lines(), row.url().map(ExplainCommand::address).orElse(page), engines))
        .map(PredictionJson::byBrowser)
        .toList()
        .forEach(System.out::print);
  }

  private static Map<Engine, Prediction> predictions(
      List<HeaderField> lines, URI page, List<Engine> engines) {
    Map<Engine, Prediction> predictions = new TreeMap<>();
    engines.forEach(e -> predictions.put(e, IsolationModel.predict(lines, page, e.traits())));
    return predictions;
  }

  /**
   * {@return the URL of a page}
   *
   * @throws UserError if the text is not an http or https URL with a host
   */
  static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getAuthority() == null
          || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        throw new UserError(
            "'%s' is not the URL of a page.".formatted(text), "Begin with http:// or https://.");
      }
      return address;
    } catch (URISyntaxException e) {
      throw new UserError("'%s' is not a URL: %s.".formatted(text, e.getReason()), "Correct it.");
    }
  }
}
