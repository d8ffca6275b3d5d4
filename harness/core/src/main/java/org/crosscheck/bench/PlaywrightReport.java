package org.crosscheck.bench;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;

/**
 * What the JSON reporter of Playwright Test wrote about the tests of {@code visits.spec.mjs}.
 *
 * @param visits the visits that ended, at least one
 * @see <a href="https://playwright.dev/docs/api/class-testresult">the fields of a result</a>
 */
record PlaywrightReport(List<Visit> visits) {
  /**
   * One test.
   *
   * @param ready when the browser of its worker was up, in milliseconds since 1970; empty if it
   *     never was
   * @param ended when the test ended, in milliseconds since 1970
   * @param error why it failed; empty if it passed
   */
  record Visit(Optional<Double> ready, double ended, Optional<String> error) {}

  private static final double MILLIS = 1000;

  /**
   * Copies the visits.
   *
   * @throws UserError if there is none, or all failed
   */
  PlaywrightReport {
    visits = List.copyOf(visits);
    if (visits.stream().allMatch(v -> v.error().isPresent())) {
      throw new UserError(
          "Playwright Test opened none of %d pages: %s."
              .formatted(
                  visits.size(),
                  visits.stream().findFirst().flatMap(Visit::error).orElse("it found no test")),
          "Read the README of Playwright about its version and this browser, or measure without it:"
              + " --only visits,commands");
    }
  }

  /**
   * {@return the report in a file}
   *
   * @throws UserError if it is not such a report
   */
  static PlaywrightReport read(Path file) {
    return new PlaywrightReport(
        JsonFile.read(
            file,
            root -> {
              List<Visit> visits = new ArrayList<>();
              root.maps("suites").forEach(suite -> add(suite, visits));
              return Optional.of(visits);
            }));
  }

  private static void add(YamlMap suite, List<Visit> visits) {
    if (suite.has("suites")) {
      suite.maps("suites").forEach(inner -> add(inner, visits));
    }
    for (YamlMap test :
        suite.maps("specs").stream().flatMap(spec -> spec.maps("tests").stream()).toList()) {
      Optional<Double> ready =
          test.maps("annotations").stream()
              .filter(a -> a.text("type").equals("ready"))
              .map(a -> Double.parseDouble(a.text("description")))
              .findFirst();
      test.maps("results").forEach(result -> visits.add(visit(ready, result)));
    }
  }

  private static Visit visit(Optional<Double> ready, YamlMap result) {
    boolean passed = result.text("status").equals("passed");
    return new Visit(
        ready,
        began(result) + Double.parseDouble(result.text("duration")),
        passed
            ? Optional.empty()
            : Optional.of(
                result
                    .map("error")
                    .map(e -> e.text("message", result.text("status")))
                    .orElse(result.text("status"))
                    .lines()
                    .findFirst()
                    .orElse("")));
  }

  private static double began(YamlMap result) {
    try {
      return Instant.parse(result.text("startTime")).toEpochMilli();
    } catch (DateTimeException e) {
      result.report("startTime", "'startTime' must be a time of ISO 8601");
      return 0;
    }
  }

  /** {@return how many visits failed} */
  int failed() {
    return (int) visits.stream().filter(v -> v.error().isPresent()).count();
  }

  /** {@return the time from when the first browser was up until the last visit ended} */
  double seconds() {
    double first =
        visits.stream()
            .flatMap(v -> v.ready().stream())
            .mapToDouble(ready -> ready)
            .min()
            .orElseThrow();
    double last = visits.stream().mapToDouble(Visit::ended).max().orElseThrow();
    return (last - first) / MILLIS;
  }
}
