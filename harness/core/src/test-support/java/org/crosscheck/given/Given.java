package org.crosscheck.given;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.fixture.Completion;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.PageAdditions;
import org.crosscheck.hosting.Promise;
import org.crosscheck.http.HttpReply;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Creates sample values, so that a test names only the parts that matter to it. */
public final class Given {
  /** A document with two quoted statements, S1 and S2. */
  public static final String DOCUMENT =
      """
      title: Workers
      edition: "2024"
      address: https://docs.example/workers/
      source: example/docs
      file: workers.md
      commit: 0123456789abcdef0123456789abcdef01234567
      license: Apache-2.0
      statements:
        S1:
          section: Start
          quote: Workers run Python, and they run it beside the page.
        S2:
          section: Start
          quote: A worker may ask for help.
      """;

  private Given() {}

  /** {@return a hosting that sends lines such as {@code Name: value} on everything} */
  public static Hosting hosting(String name, String... lines) {
    List<HeaderRule> rules =
        lines.length == 0
            ? List.of()
            : List.of(new HeaderRule("/*", Arrays.stream(lines).map(HeaderField::parse).toList()));
    return hosting(name, rules, List.of(), Map.of(), "");
  }

  /** {@return a hosting with these parts} */
  public static Hosting hosting(
      String name,
      List<HeaderRule> rules,
      List<HeaderField> serviceWorker,
      Map<String, String> files,
      String head) {
    return new Hosting(
        name,
        "It serves.",
        new HeaderSet(rules),
        Delivery.PLAIN,
        new PageAdditions(head, files, serviceWorker, List.of()),
        false,
        Optional.empty(),
        Promise.NONE);
  }

  /** {@return a fixture that needs only interpreters} */
  public static Fixture fixture(String name, Fixture.Needs needs, String... variants) {
    return Fixture.of(
            name, "It runs.", needs, new Completion(List.of("done"), Duration.ofSeconds(1)))
        .withVariants(List.of(variants));
  }

  /** {@return a release with made-up versions} */
  public static Release release() {
    return new Release(
        "2026.7.3",
        "0.7.31",
        Map.of(Interpreter.MPY, "1.28.0", Interpreter.PY, "314.0.7"),
        Path.of("packages"),
        Optional.empty());
  }

  /** {@return a fact that the page's main thread reported} */
  public static Fact fact(String name, @Nullable Object value) {
    return new Fact(name, Reporter.MAIN, 1, 1, value);
  }

  /** {@return the observation of a completed visit} */
  public static Observation seen(Fact... facts) {
    return seen(Outcome.DONE, "", facts);
  }

  /** {@return an observation without console lines and errors} */
  public static Observation seen(Outcome outcome, String detail, Fact... facts) {
    return new Observation(
        outcome,
        detail,
        "http://localhost/",
        List.of(facts),
        List.of(),
        List.of(),
        List.of(),
        new Timings(1, 2, 4, 8, 16));
  }

  /** {@return a copy of an observation with these console lines and uncaught errors} */
  public static Observation saying(Observation seen, List<String> console, List<String> errors) {
    return new Observation(
        seen.outcome(),
        seen.detail(),
        seen.url(),
        seen.facts(),
        console.stream().map(text -> new ConsoleLine(1, "info", text)).toList(),
        errors.stream().map(text -> new PageError(1, text, "")).toList(),
        seen.exchanges(),
        seen.measured());
  }

  /** {@return a response with status 200 that was neither redirected nor compressed} */
  public static HttpReply reply(URI url, List<HeaderField> lines, String body) {
    return reply(url, 200, lines, body);
  }

  /** {@return a response that was neither redirected nor compressed} */
  public static HttpReply reply(URI url, int status, List<HeaderField> lines, String body) {
    return new HttpReply(
        url, List.of(), status, lines, body, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** {@return the YAML of a claim of S1 for the fixture {@code page}} */
  public static String claim(String id, String... more) {
    return claimFor("page", id, more);
  }

  /** {@return the YAML of a claim of S1 for a fixture} */
  public static String claimFor(String fixture, String id, String... more) {
    return """
      - id: %s
        statements: S1
        summary: It holds.
        fixture: %s
        checks: [look here, look there]
    %s\
    """
        .formatted(
            id,
            fixture,
            Arrays.stream(more).map(line -> "    " + line + "\n").collect(Collectors.joining()));
  }

  /** {@return the YAML of {@code expect} with one expectation with these conditions} */
  public static String expect(String... conditions) {
    return "expect: [{all: ["
        + String.join(", ", conditions)
        + "], counter-example: {facts: {}, verdict-contains: expected}}]";
  }

  /** {@return the catalog of claims made by {@link #claim}} */
  public static ClaimCatalog catalog(String... claims) {
    try (Folder folder = new Folder()) {
      return ClaimCatalog.read(
          folder
              .with("documents/workers.yaml", DOCUMENT)
              .with("claims/claims.yaml", "claims:\n" + String.join("", claims))
              .path());
    }
  }

  /** {@return a context of alternating names and values} */
  public static VisitContext context(String... namesAndValues) {
    Map<String, String> values = new java.util.TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new VisitContext(values);
  }

  /** {@return the result of a test case with this id and verdict} */
  public static TestResult judged(String of, Verdict verdict) {
    return new TestResult(TestCaseId.parse(of), "", "", verdict);
  }

  /** {@return an accepted verdict from its text in a baseline; empty for ""} */
  public static Optional<AcceptedVerdict> verdict(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(AcceptedVerdict.parse(text));
  }
}
