package org.crosscheck.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.crosscheck.bench.PageKind;
import org.crosscheck.bench.Spread;
import org.crosscheck.file.FileErrors;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;

/** Reads what {@code crosscheck bench --format json} printed. */
final class BenchmarkFiles {
  private static final int FORMAT = 1;

  /** Artifacts of a workflow are in a folder for each run. */
  private static final int DEPTH = 3;

  /** No number of a benchmark is larger. */
  private static final double LARGEST = 1e9;

  /** The end of the name of the measurement until the first verdict of a run. */
  private static final String FIRST_VERDICT = ": first verdict";

  private BenchmarkFiles() {}

  /**
   * {@return the benchmarks of all JSON files in a folder and the folders in it, newest first} A
   * benchmark that is there twice is taken once.
   *
   * @throws UserError if it is not a folder, or a file cannot be read or is not a benchmark
   */
  static List<SiteBenchmark> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          folder + " is not a folder.",
          "Name a folder with files that './crosscheck bench --format json' printed.");
    }
    List<SiteBenchmark> benchmarks = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        benchmarks.add(JsonFile.read(file, root -> root.make(BenchmarkFiles::benchmark)));
      } catch (UserError e) {
        problems.add(e.problem().replace("\n  - ", "\n    - "));
      }
    }
    if (!problems.isEmpty()) {
      throw UserError.all(
          "Cannot read the benchmarks:",
          problems,
          "Remove these files, or write them with './crosscheck bench --format json'.");
    }
    return benchmarks.stream()
        .distinct()
        .sorted(Comparator.comparing(SiteBenchmark::when).reversed())
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> below = Files.walk(folder, DEPTH)) {
      return below
          .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    } catch (UncheckedIOException e) {
      throw FileErrors.cannotRead(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private static SiteBenchmark benchmark(YamlMap root) {
    if (root.number("format", 0) != FORMAT || !root.has("answers")) {
      throw new UserError(
          "It is not what 'bench --format json' prints, or that of another version.",
          "Measure again.");
    }
    List<SiteBenchmark.Pages> pages = root.each("visits", BenchmarkFiles::pages);
    return new SiteBenchmark(
        when(root),
        machine(root),
        root.text("programs"),
        pages,
        new SiteBenchmark.Memory(
            largest(root, "harness-megabytes"), largest(root, "browsers-megabytes")),
        root.maps("answers").stream()
            .filter(answer -> answer.text("command").endsWith(FIRST_VERDICT))
            .flatMap(answer -> spread(answer, "seconds").stream())
            .mapToDouble(Spread::median)
            .findFirst());
  }

  private static Instant when(YamlMap root) {
    try {
      return Instant.parse(root.text("when"));
    } catch (DateTimeException e) {
      root.report("when", "'when' must be a time of ISO 8601");
      return Instant.EPOCH;
    }
  }

  private static SiteBenchmark.Machine machine(YamlMap root) {
    YamlMap machine =
        root.map("machine")
            .orElseThrow(() -> new UserError("'machine' is missing.", "Measure again."));
    return new SiteBenchmark.Machine(
        machine.number("cores", 0),
        machine.text("processor"),
        machine.text("system"),
        machine.flag("busy", false));
  }

  private static SiteBenchmark.Pages pages(YamlMap visits) {
    Optional<Spread> own = spread(visits, "own-percent");
    return new SiteBenchmark.Pages(
        PageKind.of(visits.text("pages")),
        spread(visits, "ratio"),
        own.isPresent() ? OptionalDouble.of(own.get().median()) : OptionalDouble.empty());
  }

  /** {@return the largest memory during any visits} */
  private static OptionalDouble largest(YamlMap root, String name) {
    DoubleStream compared =
        root.maps("visits").stream()
            .flatMap(v -> spread(v, name).stream())
            .mapToDouble(Spread::max);
    DoubleStream many =
        root.map("growth").filter(g -> g.has(name)).stream().mapToDouble(g -> number(g, name));
    return DoubleStream.concat(compared, many).max();
  }

  private static Optional<Spread> spread(YamlMap map, String name) {
    return map.map(name)
        .flatMap(
            spread ->
                spread.make(
                    s -> {
                      double median = number(s, "median");
                      double min = number(s, "min");
                      double max = number(s, "max");
                      if (!(min <= median && median <= max)) {
                        throw new UserError(
                            "the median is not between 'min' and 'max'", "Correct the numbers.");
                      }
                      return new Spread(median, min, max);
                    }));
  }

  private static double number(YamlMap map, String name) {
    String text = map.text(name);
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= LARGEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as is a number that no benchmark has.
    }
    if (map.has(name)) {
      map.report(name, "'%s' is not a number of a benchmark".formatted(text));
    }
    return 0;
  }
}
