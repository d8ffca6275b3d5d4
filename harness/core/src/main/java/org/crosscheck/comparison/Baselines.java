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
 * Folders with the baselines of releases: {@code <release>.txt}, and for each optional engine
 * {@code <release>-<engine>.txt}, so that those who do not use the engine need not renew its lines.
 *
 * @param folders the folders; each file is read from the first that has it, and is written to the
 *     first. They may not exist
 */
public record Baselines(List<Path> folders) {
  private static final String SUFFIX = ".txt";

  /**
   * Copies the folders.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Baselines {
    folders = List.copyOf(folders);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("baselines need a folder");
    }
  }

  /** {@return the releases that have a baseline, sorted} */
  public List<String> releases() {
    return folders.stream()
        .flatMap(folder -> names(folder).stream())
        .filter(name -> optional().noneMatch(engine -> name.endsWith("-" + engine.id())))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static String name(String release, Optional<Engine> engine) {
    return release + engine.map(e -> "-" + e.id()).orElse("") + SUFFIX;
  }

  /** {@return the file that is read; the one that would be written if there is none} */
  private Path file(String release, Optional<Engine> engine) {
    String name = name(release, engine);
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElse(folders.get(0).resolve(name));
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
    Optional<Baseline> all = Baseline.read(file(release, Optional.empty()));
    for (Engine engine : optional().toList()) {
      Path file = file(release, Optional.of(engine));
      Optional<Baseline> more = Baseline.read(file);
      if (all.isPresent() && more.isPresent()) {
        all = Optional.of(all.get().and(more.get(), file));
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
                Files.createDirectories(folders.get(0));
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
                        folders
                            .get(0)
                            .resolve(
                                name(
                                    release,
                                    optional()
                                        .filter(engine -> engine.id().equals(of.engine()))
                                        .findFirst())),
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
