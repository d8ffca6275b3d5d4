package org.crosscheck.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Strength;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Interpreter;

/**
 * Chooses the visits in which the claims of a mutant can notice it, as few as possible, and without
 * Pyodide, which is slow, where MicroPython will do.
 */
final class NoticingVisits {
  private static final String HOSTINGS = "hostings/";
  private static final String EXTENSION = ".yaml";

  /** Where most claims apply comes first. */
  private static final List<String> FIRST = List.of("pyscript-com", "bare", "mini-coi");

  private NoticingVisits() {}

  /**
   * {@return a visit for each claim that the mutant names; one visit serves many claims}
   *
   * @param all the visits to choose from
   * @throws UserError if no visit answers a claim
   */
  static List<Visit> of(Mutant mutant, Matrix all) {
    List<Visit> candidates =
        all.visits().stream()
            .filter(v -> mutant.where().includes(v.context()) && isServed(mutant, v))
            .sorted(
                Comparator.comparing((Visit v) -> v.interpreters().include(Interpreter.PY))
                    .thenComparing(v -> rank(v.key().hosting())))
            .toList();
    Set<Visit> chosen = new LinkedHashSet<>();
    Set<String> open = new LinkedHashSet<>(mutant.noticedBy());
    while (!open.isEmpty()) {
      // Of equally useful visits the first, which is under the hosting that comes first.
      Visit best =
          candidates.stream()
              .max(
                  Comparator.comparingLong((Visit v) -> answered(v, open).size())
                      .thenComparing(
                          Comparator.comparingInt((Visit v) -> candidates.indexOf(v)).reversed()))
              .orElseThrow(() -> noVisit(mutant, open));
      List<String> answered = answered(best, open);
      if (answered.isEmpty()) {
        throw noVisit(mutant, open);
      }
      chosen.add(best);
      answered.forEach(open::remove);
    }
    return new ArrayList<>(chosen);
  }

  private static int rank(String hosting) {
    return FIRST.contains(hosting) ? FIRST.indexOf(hosting) : FIRST.size();
  }

  /** A faulty hosting is noticed only under it. */
  private static boolean isServed(Mutant mutant, Visit visit) {
    return !mutant.file().startsWith(HOSTINGS)
        || mutant.file().equals(HOSTINGS + visit.key().hosting() + EXTENSION);
  }

  private static List<String> answered(Visit visit, Set<String> open) {
    return visit.claims().stream()
        .filter(claim -> open.contains(claim.id().text()) && applies(claim, visit))
        .map(claim -> claim.id().text())
        .collect(Collectors.toList());
  }

  private static boolean applies(Claim claim, Visit visit) {
    return claim.strength() == Strength.QUESTION || claim.expectedIn(visit.context()).isPresent();
  }

  private static UserError noVisit(Mutant mutant, Set<String> open) {
    return new UserError(
        "%s: no visit answers %s here.".formatted(mutant.id(), String.join(", ", open)),
        "Correct 'where:' or 'noticed-by:', or give another --browser.");
  }
}
