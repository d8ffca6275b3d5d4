package org.crosscheck.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.claim.Control;
import org.crosscheck.claim.Expectation;
import org.crosscheck.claim.Strength;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Reporter;
import org.crosscheck.verdict.Verdict;

/** Derives verdicts. The same claim, context and observation always give the same verdict. */
public final class Judge {
  private final ClaimCatalog catalog;
  private final Map<String, Set<String>> repeated;

  /** Creates a judge for fixtures that report each fact once. */
  public Judge(ClaimCatalog catalog) {
    this(catalog, Map.of());
  }

  /**
   * Creates a judge.
   *
   * @param catalog the claims, including those that others depend on
   * @param repeated by the name of a fixture, the facts that one document may report several times
   */
  public Judge(ClaimCatalog catalog, Map<String, Set<String>> repeated) {
    this.catalog = catalog;
    this.repeated = Map.copyOf(repeated);
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
        return seen.driven()
            ? new Verdict.NotApplicable(seen.detail(), "Then run again.")
            : Verdict.NotApplicable.notAsked(seen.detail());
      case BROWSER_DIED:
        return new Verdict.Inconclusive(
            Verdict.Inconclusive.Cause.BROWSER,
            seen.outcome().displayName() + ": " + seen.detail());
      case NOT_OPENED:
        return new Verdict.Inconclusive(seen.outcome().displayName() + ": " + seen.detail());
      case DONE, TIMED_OUT, RELOAD_LOOP, PAGE_GONE:
        break;
    }
    if (!seen.driven() && Driven.isNeededBy(claim)) {
      return Verdict.NotApplicable.notAsked(
          "Nobody drives this browser, so its console is not known, which this claim is about.");
    }
    if (!seen.consoleKnown() && Driven.isNeededBy(claim)) {
      return new Verdict.NotApplicable(
          "The driver of this browser does not report its console, which this claim is about.",
          "Another browser shows it.");
    }
    Verdict verdict = reached(claim, here, seen);
    boolean isolates = isolates(here);
    if (seen.isolated().orElse(isolates) == isolates) {
      return verdict;
    }
    return isolates ? notIsolated(claim, here, seen, verdict) : isolatedYet(claim, here, verdict);
  }

  /** {@return whether the page should be isolated} */
  private static boolean isolates(VisitContext here) {
    return String.valueOf(true).equals(here.values().get(VisitContext.ISOLATED));
  }

  /** How the hosting's promise and the model's prediction contradict; empty if they do not. */
  private static Optional<String> contradiction(VisitContext here) {
    return Optional.ofNullable(here.values().get(VisitContext.PREDICTED))
        .map(
            predicted ->
                isolates(here)
                    ? "the hosting promises that its pages are isolated, but by the header lines"
                        + " that it sends they are not"
                    : "the hosting promises that its pages are not isolated, but by the header"
                        + " lines that it sends they are");
  }

  /**
   * The verdict on a claim if a page is not isolated that should be: what does not hold, or is only
   * claimed of isolated pages, is blocked. The claims of the page that tests isolation itself are
   * not.
   */
  private Verdict notIsolated(Claim claim, VisitContext here, Observation seen, Verdict verdict) {
    boolean fails = verdict.kind().deviation() && verdict.aboutPage();
    if (!fails && !claim.needsIsolation(here)) {
      return verdict;
    }
    String difference =
        contradiction(here)
            .orElse(
                "this page should be cross-origin isolated according to its headers or its service"
                    + " worker, but it is not");
    if (Machine.tooBusy(seen)) {
      return machine(difference, seen);
    }
    Optional<Claim> about = catalog.aboutIsolation(here);
    if (about.isPresent() && !about.get().fixture().equals(claim.fixture())) {
      ClaimId by = about.get().id();
      return new Verdict.Blocked(
          by,
          "%s, which %s is about%s%s"
              .formatted(
                  difference,
                  by,
                  fails ? "; " + verdict.because() : "",
                  fails ? "" : unfinished(seen)));
    }
    return differs(claim, here, difference, verdict);
  }

  /**
   * The verdict on a claim if a page is isolated that should not be. It may have done that itself
   * with a service worker, so nothing is blocked.
   */
  private static Verdict isolatedYet(Claim claim, VisitContext here, Verdict verdict) {
    String difference =
        contradiction(here)
            .orElse(
                "this page is cross-origin isolated, although the headers of its hosting do not"
                    + " isolate it");
    return differs(claim, here, difference, verdict);
  }

  /** A verdict that says first how the page differs from what is expected, if it is a deviation. */
  private static Verdict differs(
      Claim claim, VisitContext here, String difference, Verdict verdict) {
    if (claim.criterion().aboutIsolation() && contradiction(here).isPresent()) {
      return verdict;
    }
    return switch (verdict.kind()) {
      case BROKEN -> new Verdict.Broken(difference + "; " + verdict.because());
      case MISSED -> new Verdict.Missed(difference + "; " + verdict.because());
      case HOLDS, ANSWER, BLOCKED, INCONCLUSIVE, NOT_APPLICABLE, ERROR, FLAKY -> verdict;
    };
  }

  /** Judges a claim on a page that was opened. */
  private Verdict reached(Claim claim, VisitContext here, Observation seen) {
    List<String> missing =
        claim.prerequisites().facts().stream().filter(f -> seen.fact(f).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return missing(
          claim,
          missing,
          "never reported: "
              + missing.stream()
                  .map(f -> f + Errors.insteadOfQuoted(f, seen))
                  .collect(Collectors.joining(", ")),
          seen);
    }
    for (ClaimId id : claim.prerequisites().claims()) {
      Verdict needed = judge(catalog.claim(id.text()), here, seen);
      if (!needed.aboutPage() && needed.kind() != Verdict.Kind.NOT_APPLICABLE) {
        return new Verdict.Inconclusive(
            Verdict.Inconclusive.Cause.MACHINE, id + ": " + needed.because());
      }
      if (needed.kind().deviation()) {
        return new Verdict.Blocked(id);
      }
    }
    Optional<Verdict> busy =
        claim.prerequisites().control().flatMap(control -> busy(claim, control, seen));
    if (busy.isPresent()) {
      return busy.get();
    }
    Set<String> often = repeated.getOrDefault(claim.fixture().orElse(""), Set.of());
    return claim
        .criterion()
        .answeredBy()
        .map(fact -> answer(claim, fact, seen, often))
        .orElseGet(() -> expect(claim, here, seen, often));
  }

  /** {@return that the machine was too busy to measure, if the page's own control says so} */
  private static Optional<Verdict> busy(Claim claim, Control control, Observation seen) {
    List<Conditions.Violation> over =
        control.conditions().stream()
            .flatMap(c -> Conditions.violation(c, seen, Set.of(c.about())).stream())
            .toList();
    if (over.isEmpty()) {
      return Optional.empty();
    }
    String what = over.stream().map(Conditions.Violation::text).collect(Collectors.joining("; "));
    return Optional.of(
        over.stream().anyMatch(Conditions.Violation::missing)
            ? missing(claim, List.of(), what, seen)
            : new Verdict.Inconclusive(
                Verdict.Inconclusive.Cause.MACHINE,
                "the machine was too busy to measure: " + what));
  }

  /**
   * {@return the verdict on a claim if its page did not get far enough} Either the machine was too
   * busy, or a server could not be reached, or PyScript stopped the page with an error, or nothing
   * is known about it.
   */
  private static Verdict missing(Claim claim, List<String> facts, String what, Observation seen) {
    Optional<Verdict> excused = excused(what, seen);
    if (excused.isPresent()) {
      return excused.get();
    }
    String because = what + unfinished(seen) + Errors.quoted(seen);
    return claim.strength() != Strength.QUESTION && Errors.stopped(facts, seen)
        ? fails(claim, because)
        : new Verdict.Inconclusive(because);
  }

  /**
   * {@return that the machine or the network can be why facts are missing; empty if it is the page}
   * A busy machine raises no errors that nothing catches.
   */
  private static Optional<Verdict> excused(String what, Observation seen) {
    if (Machine.tooBusy(seen) && !Errors.uncaught(seen)) {
      return Optional.of(machine(what, seen));
    }
    return Network.unreachable(seen)
        .map(why -> new Verdict.Inconclusive(what + unfinished(seen) + why));
  }

  private static Verdict fails(Claim claim, String because) {
    return claim.strength() == Strength.SHOULD
        ? new Verdict.Missed(because)
        : new Verdict.Broken(because);
  }

  private static Verdict machine(String what, Observation seen) {
    return new Verdict.Inconclusive(
        Verdict.Inconclusive.Cause.MACHINE,
        "the machine was too busy: " + what + unfinished(seen) + Errors.quoted(seen));
  }

  /** The error that a page reported instead of the answer is an answer, too. */
  private static Verdict answer(Claim claim, String name, Observation seen, Set<String> often) {
    List<Fact> facts = seen.facts(name);
    if (facts.isEmpty()) {
      return seen.fact(name + Errors.ERROR)
          .<Verdict>map(
              error -> new Verdict.Answer(Errors.oneLine("error: " + Values.show(error.value()))))
          .orElseGet(
              () ->
                  missing(
                      claim,
                      List.of(name),
                      "never reported: " + name + Errors.insteadOfQuoted(name, seen),
                      seen));
    }
    if (facts.size() > 1 && !often.contains(name)) {
      return new Verdict.Answer(Errors.oneLine(Conditions.values(facts)));
    }
    Fact last = facts.get(facts.size() - 1);
    String value = Errors.oneLine(Values.show(last.value()));
    return new Verdict.Answer(value.isEmpty() ? Values.quoted(value) : value);
  }

  /**
   * The verdict on a claim with expectations. A claim about isolation also fails if the model
   * predicts otherwise than the hosting promises, whatever the browser does: one of them is wrong.
   */
  private static Verdict expect(
      Claim claim, VisitContext here, Observation seen, Set<String> often) {
    Expectation expected = claim.expectedIn(here).orElseThrow();
    List<Conditions.Violation> failed =
        expected.conditions().stream()
            .flatMap(c -> Conditions.violation(c, seen, often).stream())
            .toList();
    Optional<String> model =
        claim.criterion().aboutIsolation() ? contradiction(here) : Optional.empty();
    if (failed.isEmpty() && model.isEmpty()) {
      return new Verdict.Holds(expected.toString());
    }
    String what =
        Stream.concat(failed.stream().map(Conditions.Violation::text), model.stream())
            .collect(Collectors.joining("; "));
    if (model.isEmpty() && failed.stream().allMatch(Conditions.Violation::missing)) {
      Optional<Verdict> excused = excused(what, seen);
      if (excused.isPresent()) {
        return excused.get();
      }
    }
    return fails(claim, what + unfinished(seen) + Errors.quoted(seen));
  }

  /** How a page that did not finish ended, and its last fact; "" for a page that did. */
  private static String unfinished(Observation seen) {
    String last =
        "; the last fact was "
            + seen.facts().stream()
                .filter(f -> f.from() != Reporter.BROWSER)
                .reduce((a, b) -> b)
                .map(Fact::name)
                .orElse("none");
    return switch (seen.outcome()) {
      case TIMED_OUT -> {
        String load = seen.load().describe();
        yield " (%s: %s%s%s)"
            .formatted(
                seen.outcome().displayName(),
                seen.detail(),
                last,
                load.isEmpty() ? "" : "; " + load);
      }
      case RELOAD_LOOP, PAGE_GONE ->
          " (%s: %s%s)".formatted(seen.outcome().displayName(), seen.detail(), last);
      case DONE, NOT_VISITED, NOT_OPENED, BROWSER_DIED, INTERNAL_ERROR -> "";
    };
  }
}
