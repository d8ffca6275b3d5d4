package org.crosscheck.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.claim.Expectation;
import org.crosscheck.claim.Strength;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.verdict.Verdict;

/** Derives verdicts. The same claim, context and observation always give the same verdict. */
public final class Judge {
  private final ClaimCatalog catalog;

  /** Creates a judge that finds the claims that others depend on in a catalog. */
  public Judge(ClaimCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * {@return the verdict on a claim that follows from an observation}
   *
   * @param claim a claim that the visited fixture tests
   * @param here the context of the visit
   * @param seen the observation of the visit
   */
  public Verdict judge(Claim claim, VisitContext here, Observation seen) {
    Optional<Expectation> expected = claim.expectedIn(here);
    if (claim.notTestable().isPresent()) {
      return new Verdict.NotApplicable(
          claim.notTestable().get(), "Write a fixture that tests " + claim.id() + ".");
    }
    if (!claim.scope().versions().includes(here)) {
      return new Verdict.NotApplicable(
          "The claim applies to PyScript %s (npm), not to this version."
              .formatted(claim.scope().versions()),
          "Test a release that it applies to: ./crosscheck run --release VERSION");
    }
    if (claim.strength() != Strength.QUESTION && expected.isEmpty()) {
      return new Verdict.NotApplicable(
          claim
              .criterion()
              .notApplicableBecause()
              .orElse("The documentation says nothing about this for " + here + "."),
          "See 'expect' of " + claim.id() + " for where it applies.");
    }
    switch (seen.outcome()) {
      case INTERNAL_ERROR:
        return new Verdict.HarnessError(seen.detail());
      case NOT_VISITED:
        return new Verdict.NotApplicable(seen.detail(), "Then run again.");
      case BROWSER_DIED:
        return new Verdict.Inconclusive(
            Verdict.Inconclusive.Cause.BROWSER,
            seen.outcome().displayName() + ": " + seen.detail());
      case NOT_OPENED:
        return new Verdict.Inconclusive(seen.outcome().displayName() + ": " + seen.detail());
      case DONE, TIMED_OUT, RELOAD_LOOP, PAGE_GONE:
        break;
    }
    List<String> missing =
        claim.prerequisites().facts().stream().filter(f -> seen.fact(f).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return new Verdict.Inconclusive(
          "never reported: " + String.join(", ", missing) + unfinished(seen) + pageErrors(seen));
    }
    for (ClaimId id : claim.prerequisites().claims()) {
      if (judge(catalog.claim(id.text()), here, seen).kind().deviation()) {
        return new Verdict.Blocked(id);
      }
    }
    if (claim.criterion().answeredBy().isPresent()) {
      return answer(claim.criterion().answeredBy().get(), seen);
    }
    return expect(claim, expected.orElseThrow(), seen);
  }

  private static Verdict answer(String name, Observation seen) {
    return seen.fact(name)
        .<Verdict>map(
            fact -> {
              String value = oneLine(Values.show(fact.value()));
              return new Verdict.Answer(value.isEmpty() ? Values.quoted(value) : value);
            })
        .orElseGet(() -> new Verdict.Inconclusive("never reported: " + name + unfinished(seen)));
  }

  private static Verdict expect(Claim claim, Expectation expected, Observation seen) {
    List<String> failed = new ArrayList<>();
    expected.conditions().forEach(c -> Conditions.violation(c, seen).ifPresent(failed::add));
    if (failed.isEmpty()) {
      return new Verdict.Holds(expected.toString());
    }
    String because = String.join("; ", failed) + unfinished(seen) + pageErrors(seen);
    return claim.strength() == Strength.SHOULD
        ? new Verdict.Missed(because)
        : new Verdict.Broken(because);
  }

  /** How a page that did not finish ended, and its last fact; "" for a page that did. */
  private static String unfinished(Observation seen) {
    return switch (seen.outcome()) {
      case TIMED_OUT, RELOAD_LOOP, PAGE_GONE ->
          " (%s: %s; the last fact was %s)"
              .formatted(
                  seen.outcome().displayName(),
                  seen.detail(),
                  seen.facts().stream().reduce((a, b) -> b).map(Fact::name).orElse("none"));
      case DONE, NOT_VISITED, NOT_OPENED, BROWSER_DIED, INTERNAL_ERROR -> "";
    };
  }

  private static String pageErrors(Observation seen) {
    String errors =
        seen.errors().stream()
            .limit(2)
            .map(e -> oneLine(e.text()))
            .collect(Collectors.joining(" | "));
    return errors.isEmpty() ? "" : " [page errors: " + errors + "]";
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 300 ? line.substring(0, 300) + "..." : line;
  }
}
