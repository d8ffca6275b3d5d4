package org.crosscheck.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.engine.Engines;
import org.crosscheck.file.TextFile;
import org.crosscheck.format.HeaderRow;
import org.crosscheck.format.PredictionJson;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.FetchError;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.http.HttpReply;
import org.crosscheck.isolation.Explanation;
import org.crosscheck.message.Problems;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.Address;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.platform.reader.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts from header lines whether a page is isolated, without a browser. */
@Command(
    name = "explain",
    description = {
      "Predict from header lines whether a page is isolated, why, and what to do",
      "No browser is started. Every run compares this model with the browsers that it opens.",
      "Safari itself is never opened; 'run --browser webkit' compares its engine."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:Predicted; with --expect, as expected",
      "1:Not as --expect says",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 1 << 20;

  @Parameters(
      arity = "0..1",
      paramLabel = "-|URL",
      description = {
        "-: read the head of a response, such as what 'curl -sI URL' prints.",
        "URL: request it, and predict for the header lines of the response."
      })
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--header",
      paramLabel = "LINE",
      description = "A header line of the page, as 'Name: value'. Repeatable, in the order sent.")
  private List<String> headers = List.of();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Predict only for these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = PredictedIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The URL of the page; it is not requested. Default: http://localhost/.")
  private Optional<String> url = Optional.empty();

  @Mixin private HostingFileOptions files = new HostingFileOptions();

  @Mixin private FormatOption format = new FormatOption();

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

  @Option(
      names = "--expect",
      paramLabel = "RESULT",
      completionCandidates = IsolationWord.Words.class,
      description = {
        "Exit with 1 unless every page is so in each browser: ${COMPLETION-CANDIDATES}. Safari",
        "counts only if --browser names it."
      })
  private Optional<String> expected = Optional.empty();

  /** A browser to predict for. */
  private record Browser(EngineTraits traits, boolean tried) {
    static List<Browser> all() {
      return Stream.concat(
              Engines.defaults().stream().map(engine -> new Browser(engine.traits(), true)),
              Engines.onlyPredicted().stream().map(traits -> new Browser(traits, false)))
          .toList();
    }

    String id() {
      return traits.name().toLowerCase(Locale.ROOT);
    }

    static Browser of(String word) {
      List<Browser> all = all();
      return all.stream()
          .filter(browser -> browser.id().equalsIgnoreCase(word) && !browser.tried())
          .findFirst()
          .orElseGet(() -> new Browser(engine(word, all).traits(), true));
    }

    private static Engine engine(String word, List<Browser> all) {
      try {
        return Engines.of(word);
      } catch (UserError e) {
        throw Suggestions.unknown("browser", word, all.stream().map(Browser::id).toList());
      }
    }
  }

  /** The values that {@code --browser} takes. */
  static final class PredictedIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Browser.all().stream().map(Browser::id).iterator();
    }
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Optional<TextFormat<List<Explanation>>> output =
        problems.attempt(
            () ->
                json
                    ? TextFormats.predictions().named("json")
                    : format.of(TextFormats.predictions()));
    if (json && format.given()) {
      problems.add("--json and --format exclude each other; give one.");
    }
    List<Browser> chosen = problems.attemptEach(browsers, Browser::of);
    Optional<Boolean> wanted =
        expected.flatMap(word -> problems.attempt(() -> IsolationWord.isolated(word)));
    if (source.isPresent() && (file.isPresent() || files.given() || !headers.isEmpty())) {
      problems.add("- and URL exclude --header, --file and --hosting-file; give one.");
    }
    Optional<HttpReply> reply = reply(problems);
    List<HeaderField> lines =
        source.filter(STANDARD_INPUT::equals).isPresent()
            ? problems.attempt(ExplainCommand::standardInput).orElse(List.of())
            : reply
                .map(HttpReply::headers)
                .orElseGet(() -> problems.attemptEach(headers, HeaderField::parse));
    Optional<URI> page =
        reply
            .map(HttpReply::url)
            .or(() -> problems.attempt(() -> address(url.orElse("http://localhost/"))));
    if (file.isPresent() && !headers.isEmpty()) {
      problems.add("--file and --header exclude each other; give one.");
    }
    if (files.given() && (file.isPresent() || !headers.isEmpty())) {
      problems.add("--hosting-file excludes --file and --header; give one.");
    }
    Optional<PlatformSite> site =
        problems
            .attempt(() -> files.site(() -> Platforms.read(ProjectLocator.checkout().fixtures())))
            .flatMap(found -> found);
    problems.throwIfAny("See './crosscheck explain --help'.");
    List<Browser> shown = chosen.isEmpty() ? Browser.all() : chosen;
    if (file.isPresent()) {
      List<List<Explanation>> rows = rows(HeaderRow.read(file.get()), shown, page.orElseThrow());
      rows.stream().map(PredictionJson::byBrowser).forEach(System.out::print);
      return exit(rows.stream().flatMap(List::stream).toList(), wanted);
    }
    if (site.isPresent()) {
      return ofSite(site.get(), page.orElseThrow(), shown, output.orElseThrow(), wanted);
    }
    reply.ifPresent(
        r -> System.err.println("%s returned status %d.".formatted(r.url(), r.status())));
    if (lines.isEmpty() && url.isPresent() && source.isEmpty()) {
      System.err.println(
          "No header line was given, and nothing was requested; this is about a page without"
              + " header lines. './crosscheck doctor URL' requests the page.");
    }
    List<Explanation> explanations = explanations(lines, page.orElseThrow(), shown);
    System.out.print(output.orElseThrow().write(explanations));
    return exit(explanations, wanted);
  }

  /** Requests the URL that was given, if one was. */
  private Optional<HttpReply> reply(Problems problems) {
    return source
        .filter(text -> !text.equals(STANDARD_INPUT))
        .flatMap(text -> problems.attempt(() -> address(text)))
        .flatMap(address -> problems.attempt(() -> requested(address)));
  }

  private static HttpReply requested(URI address) {
    HttpReply reply = new HttpProbe(TIMEOUT, MOST_BYTES).page(address);
    if (reply.status() == 0) {
      throw new UserError(
          "%s could not be requested: %s."
              .formatted(
                  reply.url(),
                  reply.error().map(FetchError::detail).orElse("there was no response")),
          "Check the URL, or pass header lines with --header.");
    }
    return reply;
  }

  private static List<HeaderField> standardInput() {
    try {
      byte[] bytes = System.in.readNBytes(TextFile.CONFIGURATION);
      return ResponseHead.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UserError(
          "Cannot read the standard input: %s.".formatted(e.getMessage()), "Try again.");
    }
  }

  /** {@return 1 if a browser that counts is not as expected} */
  private int exit(List<Explanation> explanations, Optional<Boolean> wanted) {
    boolean met =
        wanted.isEmpty()
            || explanations.stream()
                .filter(e -> e.tried() || !browsers.isEmpty())
                .allMatch(e -> e.prediction().crossOriginIsolated() == wanted.get());
    return met ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }

  /** Predicts for the address that a platform answers with the page. */
  private int ofSite(
      PlatformSite site,
      URI page,
      List<Browser> shown,
      TextFormat<List<Explanation>> output,
      Optional<Boolean> wanted) {
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
    List<Explanation> explanations = explanations(address.lines(), page, shown);
    System.out.print(output.write(explanations));
    return exit(explanations, wanted);
  }

  private static List<List<Explanation>> rows(List<HeaderRow> rows, List<Browser> shown, URI page) {
    return rows.stream()
        .map(
            row ->
                explanations(
                    row.lines(), row.url().map(ExplainCommand::address).orElse(page), shown))
        .toList();
  }

  private static List<Explanation> explanations(
      List<HeaderField> lines, URI page, List<Browser> shown) {
    return shown.stream()
        .map(browser -> Explanation.of(lines, page, browser.traits(), browser.tried()))
        .toList();
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
