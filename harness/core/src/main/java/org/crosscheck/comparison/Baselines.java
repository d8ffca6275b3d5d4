package org.crosscheck.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.TestCaseId;

/**
 * A folder with the baselines of releases: {@code <release>.txt}, and for each optional engine
 * {@code <release>-<engine>.txt}, so that those who do not use the engine need not renew its lines.
 *
 * @param folder the folder; it may not exist
 */
public record Baselines(Path folder) {
  private static final String SUFFIX = ".txt";

  /** {@return the releases that have a baseline, sorted} */
  public List<String> releases() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(name -> optional().noneMatch(engine -> name.endsWith("-" + engine.id())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** {@return the file of a release for the default engines} */
  public Path file(String release) {
    return folder.resolve(release + SUFFIX);
  }

  private Path file(String release, Engine engine) {
    return folder.resolve(release + "-" + engine.id() + SUFFIX);
  }

  /** {@return the files to which a baseline is written, of engines that have lines in it} */
  public List<Path> files(String release, Baseline baseline) {
    return parts(release, baseline).keySet().stream().toList();
  }

  /**
   * {@return the baseline of a release, for all engines; empty if it has no file}
   *
   * @throws UserError with every mistake in a file, or if two files give different reasons the same
   *     name
   */
  public Optional<Baseline> read(String release) {
    Optional<Baseline> all = Baseline.read(file(release));
    for (Engine engine : optional().toList()) {
      Optional<Baseline> more = Baseline.read(file(release, engine));
      if (all.isPresent() && more.isPresent()) {
        all = Optional.of(all.get().and(more.get(), file(release, engine)));
      } else {
        all = all.or(() -> more);
      }
    }
    return all;
  }

  /**
   * Writes the baseline of a release.
   *
   * @throws UserError if it cannot be written
   */
  public void write(String release, Baseline baseline) {
    parts(release, baseline)
        .forEach(
            (file, part) -> {
              try {
                Files.createDirectories(folder);
                Files.writeString(file, part.text());
              } catch (IOException e) {
                throw FileErrors.cannotWrite(file, e);
              }
            });
  }

  /** {@return the baseline of each file} */
  private SortedMap<Path, Baseline> parts(String release, Baseline baseline) {
    SortedMap<Path, SortedMap<TestCaseId, Baseline.Line>> lines = new TreeMap<>();
    baseline
        .lines()
        .forEach(
            (of, line) ->
                lines
                    .computeIfAbsent(
                        optional()
                            .filter(engine -> engine.id().equals(of.engine()))
                            .findFirst()
                            .map(engine -> file(release, engine))
                            .orElse(file(release)),
                        file -> new TreeMap<>())
                    .put(of, line));
    SortedMap<Path, Baseline> parts = new TreeMap<>();
    lines.forEach(
        (file, part) -> {
          Map<String, String> reasons = new TreeMap<>(baseline.reasons());
          reasons
              .keySet()
              .removeIf(
                  name -> part.values().stream().noneMatch(line -> line.reason().equals(name)));
          parts.put(file, new Baseline(new TreeMap<>(reasons), part));
        });
    return parts;
  }

  private static Stream<Engine> optional() {
    return Engines.known().stream().filter(Engine::isOptional);
  }
}
