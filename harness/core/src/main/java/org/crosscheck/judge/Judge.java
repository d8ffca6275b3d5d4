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

/** Makes verdicts. The same claim, context and observation give the same verdict. */
public final class Judge {
  private final ClaimCatalog book;

  /** A judge who knows the claims that others depend on. */
  public Judge(ClaimCatalog book) {
    this.book = book;
  }

  /**
   * {@return what follows for a claim from what was seen}
   *
   * @param claim a claim that the visited fixture answers
   * @param here where it is asked
   * @param seen the observation of that visit
   */
  public Verdict judge(Claim claim, VisitContext here, Observation seen) {
    Optional<Expectation> expected = claim.expectedIn(here);
    if (claim.notTestable().isPresent()) {
      return new Verdict.NotApplicable(
          claim.notTestable().get(), "Write a fixture that answers " + claim.id() + ".");
    }
    if (!claim.scope().versions().includes(here)) {
      return new Verdict.NotApplicable(
          "It is about PyScript "
              + claim.scope().versions()
              + " (npm), and this is another version.",
          "Ask a release that it is about: ./crosscheck run --release VERSION");
    }
    if (claim.strength() != Strength.QUESTION && expected.isEmpty()) {
      return new Verdict.NotApplicable(
          claim
              .criterion()
              .notApplicableBecause()
              .orElse("The documentation says nothing about this for " + here + "."),
          "See 'expect' of " + claim.id() + " for where it is asked.");
    }
    switch (seen.outcome()) {
      case INTERNAL_ERROR:
        return new Verdict.HarnessError(seen.detail());
      case NOT_VISITED:
        return new Verdict.NotApplicable(seen.detail(), "Then run again.");
      case NOT_OPENED, BROWSER_DIED:
        return new Verdict.Inconclusive(seen.outcome().displayName() + ": " + seen.detail());
      case DONE, TIMED_OUT, RELOAD_LOOP, PAGE_GONE:
        break;
    }
    List<String> missing =
        claim.prerequisites().facts().stream().filter(f -> seen.fact(f).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return new Verdict.Inconclusive(
          "never reported: " + String.join(", ", missing) + silence(seen) + said(seen));
    }
    for (ClaimId id : claim.prerequisites().claims()) {
      if (judge(book.claim(id.text()), here, seen).kind().deviation()) {
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
        .orElseGet(() -> new Verdict.Inconclusive("never reported: " + name + silence(seen)));
  }

  private static Verdict expect(Claim claim, Expectation expected, Observation seen) {
    List<String> failed = new ArrayList<>();
    expected.conditions().forEach(c -> Conditions.refused(c, seen).ifPresent(failed::add));
    if (failed.isEmpty()) {
      return new Verdict.Holds(expected.toString());
    }
    String because = String.join("; ", failed) + silence(seen) + said(seen);
    return claim.strength() == Strength.SHOULD
        ? new Verdict.Missed(because)
        : new Verdict.Broken(because);
  }

  /** What there is to say about a page that went silent: until when, and its last word. */
  private static String silence(Observation seen) {
    return switch (seen.outcome()) {
      case TIMED_OUT, RELOAD_LOOP, PAGE_GONE ->
          " ("
              + seen.outcome().displayName()
              + ": "
              + seen.detail()
              + "; the last fact was "
              + seen.facts().stream().reduce((a, b) -> b).map(Fact::name).orElse("none")
              + ")";
      case DONE, NOT_VISITED, NOT_OPENED, BROWSER_DIED, INTERNAL_ERROR -> "";
    };
  }

  private static String said(Observation seen) {
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
