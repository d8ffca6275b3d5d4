package org.crosscheck.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/** Reads results that were written as JSON, which is YAML too. */
public final class MutationResults {
  private MutationResults() {}

  /**
   * {@return the results in a file}
   *
   * @throws org.crosscheck.message.UserError if it is not a file of results
   */
  public static List<MutantResult> read(Path file) {
    return YamlFile.read(
        file,
        root ->
            Optional.of(
                root.only("format", "mutants").each("mutants", MutationResults::result).stream()
                    .flatMap(Optional::stream)
                    .toList()));
  }

  /** A mutant that was not run has no outcome. */
  private static Optional<MutantResult> result(YamlMap map) {
    if (!map.has("outcome")) {
      return Optional.empty();
    }
    return Optional.of(
        new MutantResult(
            map.text("id"),
            map.texts("killed-by"),
            map.texts("others"),
            map.texts("changed"),
            map.texts("fixed"),
            map.text("undecided", ""),
            map.text("because", "")));
  }
}
