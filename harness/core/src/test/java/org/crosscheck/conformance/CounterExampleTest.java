package org.crosscheck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.CounterExample;
import org.crosscheck.claim.Expectation;
import org.crosscheck.claim.Strength;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Shows that every expectation in the project's claims can fail, and for the right reason. */
public class CounterExampleTest {
  private static final Catalog CATALOG = Catalog.read(Checkout.above(Path.of("")).fixtures());
  private static final List<Visit> VISITS = CATALOG.matrix(Selection.everything()).visits();
  private static final CounterExample SILENCE =
      new CounterExample(Map.of(), List.of(), List.of(), "anything");

  @DataProvider
  public Object[][] expectations() {
    List<Object[]> all = new ArrayList<>();
    for (Claim claim : CATALOG.claims().claims()) {
      claim.expectations().forEach(e -> all.add(new Object[] {claim, e}));
    }
    return all.toArray(Object[][]::new);
  }

  @Test(dataProvider = "expectations")
  public void a_counterexample_is_refused_with_its_expected_text(
      Claim claim, Expectation expectation) {
    Verdict verdict = judge(claim, expectation, expectation.counterExample());

    assertThat(verdict.kind())
        .as("%s on %s: %s", claim.id(), expectation.counterExample().facts(), verdict.because())
        .isEqualTo(claim.strength() == Strength.SHOULD ? Verdict.Kind.MISSED : Verdict.Kind.BROKEN);
    assertThat(verdict.because()).contains(expectation.counterExample().verdictContains());
  }

  @Test(dataProvider = "expectations")
  public void a_claim_never_holds_on_a_silent_page(Claim claim, Expectation expectation) {
    assertThat(judge(claim, expectation, SILENCE).kind())
        .as("%s on a silent page", claim.id())
        .isIn(
            Verdict.Kind.BROKEN,
            Verdict.Kind.MISSED,
            Verdict.Kind.BLOCKED,
            Verdict.Kind.INCONCLUSIVE);
  }

  @Test
  public void a_busy_machine_in_the_counterexample_of_a_control_is_inconclusive() {
    List<Claim> controlled =
        CATALOG.claims().claims().stream()
            .filter(c -> c.prerequisites().control().isPresent())
            .toList();
    assertThat(controlled).isNotEmpty();
    for (Claim claim : controlled) {
      CounterExample busy = claim.prerequisites().control().orElseThrow().counterExample();
      for (Expectation expectation : claim.expectations()) {
        Verdict verdict = judge(claim, expectation, busy);

        assertThat(verdict)
            .as("%s on %s", claim.id(), busy.facts())
            .isInstanceOfSatisfying(
                Verdict.Inconclusive.class,
                none -> assertThat(none.cause()).isEqualTo(Verdict.Inconclusive.Cause.MACHINE));
        assertThat(verdict.because()).contains(busy.verdictContains());
      }
    }
  }

  @Test
  public void a_silent_page_does_not_answer_a_question() {
    for (Claim claim : CATALOG.claims().claims()) {
      if (claim.criterion().answeredBy().isPresent()) {
        VisitContext context =
            VISITS.stream()
                .map(v -> v.context())
                .filter(c -> claim.answeredBy(claim.fixture().orElseThrow(), c))
                .findFirst()
                .orElseThrow();

        assertThat(new Judge(CATALOG.claims()).judge(claim, context, observed(SILENCE)).kind())
            .as("%s on a silent page", claim.id())
            .isIn(Verdict.Kind.INCONCLUSIVE, Verdict.Kind.BLOCKED);
      }
    }
  }

  @Test
  public void every_claim_has_a_fixture_or_a_reason_why_it_is_not_testable() {
    assertThat(Arrays.stream(expectations())).as("expectations in the claims").isNotEmpty();
    assertThat(CATALOG.claims().claims())
        .allMatch(c -> c.fixture().isPresent() || c.notTestable().isPresent());
  }

  private static Verdict judge(Claim claim, Expectation expectation, CounterExample seen) {
    return new Judge(CATALOG.claims()).judge(claim, where(claim, expectation), observed(seen));
  }

  /** The context of a visit in which exactly this expectation applies. */
  private static VisitContext where(Claim claim, Expectation expectation) {
    return VISITS.stream()
        .filter(v -> claim.answeredBy(v.fixture().name(), v.context()))
        .map(v -> v.context())
        .filter(context -> claim.expectedIn(context).equals(Optional.of(expectation)))
        .findFirst()
        .orElseThrow();
  }

  private static Observation observed(CounterExample seen) {
    return new Observation(
        Outcome.DONE,
        "",
        "http://localhost/counterexample",
        seen.facts().entrySet().stream()
            .map(e -> new Fact(e.getKey(), Reporter.WORKER, 1, 0, e.getValue()))
            .toList(),
        seen.console().stream().map(text -> new ConsoleLine(0, "error", text)).toList(),
        seen.errors().stream().map(text -> new PageError(0, text, "")).toList(),
        List.of(),
        new Timings(0, 0, 0, 0, 0));
  }
}
