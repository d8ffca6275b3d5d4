package org.crosscheck.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.judged;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.claim.Applicability;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MutantResultTest {
  private static final Mutant MUTANT =
      new Mutant("m", "f", "x", "y", "It.", Applicability.EVERYWHERE, List.of("named"));
  private static final Verdict HOLDS = new Verdict.Holds("");
  private static final Verdict BROKEN = new Verdict.Broken("it was 2");
  private static final Verdict ERROR = new Verdict.Answer("ValueError: no");
  private static final Verdict VALUE = new Verdict.Answer("42");
  private static final Verdict SILENT = new Verdict.Answer("no answer in 2 s");
  private static final Verdict LOST = new Verdict.Inconclusive("never reported: a");
  private static final Verdict BLOCKED = new Verdict.Blocked(new ClaimId("other"));
  private static final Verdict BUSY =
      new Verdict.Inconclusive(Verdict.Inconclusive.Cause.MACHINE, "the machine was too busy");

  /** The verdicts of the claim that the mutant names and of another, without and with the fault. */
  @DataProvider
  public Object[][] verdicts() {
    return new Object[][] {
      {HOLDS, BROKEN, HOLDS, HOLDS, MutantResult.Outcome.KILLED},
      {HOLDS, BROKEN, HOLDS, BROKEN, MutantResult.Outcome.KILLED},
      {ERROR, SILENT, HOLDS, HOLDS, MutantResult.Outcome.KILLED},
      {HOLDS, HOLDS, HOLDS, BROKEN, MutantResult.Outcome.KILLED_BY_OTHERS},
      {HOLDS, BLOCKED, HOLDS, BROKEN, MutantResult.Outcome.KILLED_BY_OTHERS},
      {ERROR, VALUE, HOLDS, HOLDS, MutantResult.Outcome.CHANGED},
      {HOLDS, LOST, HOLDS, HOLDS, MutantResult.Outcome.CHANGED},
      {HOLDS, BLOCKED, HOLDS, HOLDS, MutantResult.Outcome.CHANGED},
      {BROKEN, HOLDS, HOLDS, HOLDS, MutantResult.Outcome.FIXED},
      {HOLDS, BROKEN, BROKEN, HOLDS, MutantResult.Outcome.FIXED},
      {HOLDS, HOLDS, HOLDS, HOLDS, MutantResult.Outcome.SURVIVED},
      {BROKEN, BROKEN, HOLDS, HOLDS, MutantResult.Outcome.SURVIVED},
      {HOLDS, BUSY, HOLDS, BUSY, MutantResult.Outcome.UNDECIDED},
      {HOLDS, BUSY, HOLDS, BROKEN, MutantResult.Outcome.UNDECIDED},
      {HOLDS, BUSY, ERROR, VALUE, MutantResult.Outcome.UNDECIDED},
      {HOLDS, HOLDS, HOLDS, BUSY, MutantResult.Outcome.SURVIVED},
      {HOLDS, BROKEN, HOLDS, BUSY, MutantResult.Outcome.KILLED},
    };
  }

  @Test(dataProvider = "verdicts")
  public void a_mutant_is_killed_only_by_a_claim_whose_own_verdict_gets_worse(
      Verdict named,
      Verdict namedIs,
      Verdict other,
      Verdict otherIs,
      MutantResult.Outcome outcome) {
    Baseline whole = Baseline.of(Verdicts.of("whole", results(named, other)));
    Comparison comparison = Comparison.of(whole, results(namedIs, otherIs), Set.of());

    MutantResult result = MutantResult.of(MUTANT, comparison);

    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.mutant()).isEqualTo("m");
    assertThat(result.killedBy()).isSubsetOf("named");
    assertThat(result.others()).isSubsetOf("other");
  }

  @Test
  public void a_result_has_the_verdict_of_the_claim_that_the_mutant_names() {
    Baseline whole = Baseline.of(Verdicts.of("whole", results(HOLDS, HOLDS)));

    MutantResult result =
        MutantResult.of(MUTANT, Comparison.of(whole, results(BROKEN, BROKEN), Set.of()));

    assertThat(result.killedBy()).containsExactly("named");
    assertThat(result.others()).containsExactly("other");
    assertThat(result.because())
        .isEqualTo("worse: named page bare chrome mpy was HOLDS, is BROKEN: it was 2");
  }

  @Test
  public void a_report_counts_the_outcomes_and_is_clean_only_if_all_are_killed() {
    Mutant second =
        new Mutant("n", "f", "x", "y", "It.", Applicability.EVERYWHERE, List.of("named"));
    Baseline whole = Baseline.of(Verdicts.of("whole", results(HOLDS, HOLDS)));
    MutantResult killed =
        MutantResult.of(MUTANT, Comparison.of(whole, results(BROKEN, HOLDS), Set.of()));
    MutantResult survived =
        MutantResult.of(second, Comparison.of(whole, results(HOLDS, HOLDS), Set.of()));
    List<Mutant> both = List.of(MUTANT, second);

    MutationReport one = MutationReport.of(both, List.of(killed));
    assertThat(one.summary()).isEqualTo("2 mutants: 1 killed, 1 not run.");
    assertThat(one.allKilled()).isTrue();
    MutationReport two = MutationReport.of(both, List.of(killed, survived));
    assertThat(two.summary()).isEqualTo("2 mutants: 1 killed, 1 survived.");
    assertThat(two.allKilled()).isFalse();
    assertThat(MutationReport.of(both, List.of()).summary()).isEqualTo("2 mutants: none was run.");
    assertThat(MutationReport.of(List.of(second), List.of(killed)).result(second)).isEmpty();
    assertThat(
            MutationReport.of(both, List.of(killed, MutantResult.undecided(MUTANT, "no browser")))
                .allKilled())
        .isFalse();
  }

  private static List<TestResult> results(Verdict named, Verdict other) {
    List<TestResult> results = new ArrayList<>();
    results.add(judged("named page bare chrome mpy", named));
    results.add(judged("other page bare chrome mpy", other));
    return results;
  }
}
