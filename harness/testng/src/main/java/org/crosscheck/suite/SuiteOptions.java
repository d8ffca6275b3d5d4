package org.crosscheck.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.catalog.SelectedNames;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.RunBrowsers;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.Problems;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.run.Repetition;
import org.crosscheck.workspace.Checkout;

/**
 * The system properties of the suite. Each is an option of {@code crosscheck run} after {@code
 * crosscheck.}, with the same values: {@code -Dcrosscheck.browser=firefox}.
 */
final class SuiteOptions {
  private static final String PREFIX = "crosscheck.";

  private static final Set<String> NAMES =
      Set.of(
          "browser",
          "hosting",
          "claim",
          "fixture",
          "interpreter",
          "thorough",
          "release",
          "release-dir",
          "baseline",
          "tries",
          "grid",
          "sessions",
          "capabilities",
          "reachable-as");

  /** Properties of the program, which mean nothing to the suite. */
  private static final Set<String> OTHERS =
      Set.of("home", "terminal", "distribution", "evidence", "java");

  /** The earlier name of {@code crosscheck.thorough}. */
  private static final String THOROUGH = "claims.thorough";

  private final Map<String, String> properties;
  private final Problems problems = new Problems();

  /**
   * Reads nothing yet.
   *
   * @param properties system properties by name
   */
  SuiteOptions(Map<String, String> properties) {
    this.properties = Map.copyOf(properties);
  }

  /**
   * {@return what to run}
   *
   * @throws UserError with every property that is unknown or has a wrong value
   */
  RunRequest request(Checkout checkout, Catalog catalog) {
    Set<String> known = new TreeSet<>(NAMES);
    known.addAll(OTHERS);
    properties.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> name.substring(PREFIX.length()))
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> problems.add(Suggestions.unknown("property", name, NAMES).getMessage()));
    Selection selection =
        new SelectedNames(
                list("browser"),
                list("hosting"),
                list("claim"),
                list("fixture"),
                list("interpreter"),
                flag(PREFIX + "thorough") || flag(THOROUGH),
                Optional.empty())
            .in(catalog, problems);
    RequestedRelease release =
        problems.attempt(() -> release(checkout)).orElse(RequestedRelease.INSTALLED);
    Optional<Verdicts> expected =
        text(PREFIX + "baseline")
            .flatMap(name -> problems.attempt(() -> VerdictLookup.verdicts(checkout, name)));
    Repetition repetition = problems.attempt(this::repetition).orElse(Repetition.DEFAULT);
    Optional<GridSettings> grid =
        GridSettings.of(
            new GridSettings.Words(
                text(PREFIX + "grid"),
                text(PREFIX + "sessions"),
                text(PREFIX + "capabilities"),
                text(PREFIX + "reachable-as")),
            problems);
    problems.throwIfAny("Nothing was run. docs/testng.md lists the properties.");
    return new RunRequest(
        selection,
        release.release(),
        release.build(),
        expected,
        List.of(),
        new RunBrowsers(RunBrowsers.here().windows(), grid),
        repetition);
  }

  private RequestedRelease release(Checkout checkout) {
    List<RequestedRelease> all =
        RequestedRelease.all(
            ReleaseCatalog.read(checkout.fixtures()),
            list("release"),
            list("release-dir").stream().map(Path::of).toList());
    if (all.size() > 1) {
      throw new UserError(
          "The suite tests one release, got %d.".formatted(all.size()),
          "Use './crosscheck run' for several.");
    }
    return all.get(0);
  }

  private Repetition repetition() {
    Optional<String> tries = text(PREFIX + "tries");
    if (tries.isEmpty()) {
      return Repetition.DEFAULT;
    }
    try {
      return new Repetition(Repetition.DEFAULT.repeat(), Integer.parseInt(tries.get()));
    } catch (NumberFormatException e) {
      throw new UserError(tries.get() + " is not a number of tries.", "Give --tries 1 or more.");
    }
  }

  private boolean flag(String property) {
    String value = properties.getOrDefault(property, "false").strip();
    if (!Set.of("", "true", "false").contains(value)) {
      problems.add("-D%s must be true or false, got '%s'.".formatted(property, value));
    }
    // Maven gives a property without a value the value true, Java gives it none.
    return !value.equals("false");
  }

  private Optional<String> text(String property) {
    return Optional.ofNullable(properties.get(property))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private List<String> list(String option) {
    return text(PREFIX + option).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
