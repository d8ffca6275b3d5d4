package org.crosscheck.mutation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mutants with their results, as far as there are any.
 *
 * @param mutants the mutants, in order
 * @param results the results by the id of the mutant; a mutant without one was not run
 */
public record MutationReport(List<Mutant> mutants, Map<String, MutantResult> results) {
  /** Copies, without results of mutants that no longer exist. */
  public MutationReport {
    mutants = List.copyOf(mutants);
    Map<String, MutantResult> kept = new LinkedHashMap<>(results);
    kept.keySet().retainAll(mutants.stream().map(Mutant::id).toList());
    results = Map.copyOf(kept);
  }

  /** {@return a report of mutants; of several results of a mutant the last one counts} */
  public static MutationReport of(List<Mutant> mutants, Collection<MutantResult> results) {
    return new MutationReport(
        mutants,
        results.stream()
            .collect(
                Collectors.toMap(
                    MutantResult::mutant, Function.identity(), (first, last) -> last)));
  }

  /** {@return the result of a mutant; empty if it was not run} */
  public Optional<MutantResult> result(Mutant mutant) {
    return Optional.ofNullable(results.get(mutant.id()));
  }

  /** {@return whether every mutant that was run is killed by a claim that it names} */
  public boolean allKilled() {
    return results.values().stream()
        .allMatch(result -> result.outcome() == MutantResult.Outcome.KILLED);
  }

  /** {@return the numbers in a sentence} */
  public String summary() {
    String counts =
        Stream.of(MutantResult.Outcome.values())
            .map(
                outcome ->
                    Map.entry(
                        outcome,
                        results.values().stream().filter(r -> r.outcome() == outcome).count()))
            .filter(e -> e.getValue() > 0)
            .map(e -> e.getValue() + " " + e.getKey().displayName())
            .collect(Collectors.joining(", "));
    int open = mutants.size() - results.size();
    return "%d mutants: %s%s."
        .formatted(
            mutants.size(),
            counts.isEmpty() ? "none was run" : counts,
            open == 0 || counts.isEmpty() ? "" : ", " + open + " not run");
  }
}
