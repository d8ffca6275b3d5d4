package org.crosscheck.mutation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crosscheck.claim.Applicability;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.message.Problems;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.DataFolder;
import org.crosscheck.yaml.YamlMap;

/**
 * The mutants of a fixtures folder, in the order of the files and of their lines.
 *
 * @param mutants the mutants; each id once
 */
public record MutantCatalog(List<Mutant> mutants) {
  /** Copies the list. */
  public MutantCatalog {
    mutants = List.copyOf(mutants);
  }

  /**
   * Reads {@code mutants/*.yaml}.
   *
   * @throws UserError with every mistake of a file, or with every id that is used twice and every
   *     claim that does not exist
   */
  public static MutantCatalog read(Path fixtures, ClaimCatalog claims) {
    List<Mutant> mutants = new ArrayList<>();
    new DataFolder(fixtures.resolve("mutants"))
        .each((name, map) -> map.only("mutants").each("mutants", MutantCatalog::mutant))
        .values()
        .forEach(mutants::addAll);
    Problems problems = new Problems();
    Set<String> ids = new HashSet<>();
    for (Mutant mutant : mutants) {
      if (!ids.add(mutant.id())) {
        problems.add("The id " + mutant.id() + " is used twice.");
      }
      mutant
          .noticedBy()
          .forEach(
              claim -> {
                try {
                  claims.claim(claim);
                } catch (UserError e) {
                  problems.add(mutant.id() + ": " + e.getMessage());
                }
              });
    }
    problems.throwIfAny("Mutants and claims do not match:", "Correct them in mutants/.");
    return new MutantCatalog(mutants);
  }

  private static Mutant mutant(YamlMap map) {
    map.only("id", "file", "find", "replace", "breaks", "where", "noticed-by");
    return new Mutant(
        map.text("id"),
        map.text("file"),
        map.text("find"),
        map.text("replace"),
        map.text("breaks"),
        Applicability.from(map),
        map.texts("noticed-by"));
  }

  /**
   * {@return the mutant with an id}
   *
   * @throws UserError if there is none, with the nearest id
   */
  public Mutant mutant(String id) {
    return mutants.stream()
        .filter(mutant -> mutant.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestions.unknown(
                    "mutant",
                    id,
                    mutants.stream().map(Mutant::id).toList(),
                    "./crosscheck mutants --list"));
  }
}
