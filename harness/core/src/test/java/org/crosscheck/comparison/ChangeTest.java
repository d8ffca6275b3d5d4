package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.judged;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ChangeTest {
  private static final String OF = "one page bare chrome mpy";
  private static final Verdict HOLDS = new Verdict.Holds("it is so");
  private static final Verdict BROKEN = new Verdict.Broken("it is not so");
  private static final Verdict DIED =
      new Verdict.Inconclusive(Verdict.Inconclusive.Cause.BROWSER, "process 7 ended");
  private static final Verdict MISSED = new Verdict.Missed("it is not so");

  @DataProvider
  public Object[][] changes() {
    return new Object[][] {
      {HOLDS, BROKEN, ChangeKind.WORSE},
      {HOLDS, new Verdict.NotApplicable("a", "b"), ChangeKind.WORSE},
      {MISSED, BROKEN, ChangeKind.WORSE},
      {BROKEN, HOLDS, ChangeKind.BETTER},
      {new Verdict.Answer("1"), new Verdict.Answer("2"), ChangeKind.CHANGED},
      {BROKEN, new Verdict.Broken("something else"), ChangeKind.OTHER_REASON},
      {HOLDS, new Verdict.Flaky(List.of(BROKEN, HOLDS)), ChangeKind.FLAKY},
      {HOLDS, DIED, ChangeKind.INCONCLUSIVE},
      {DIED, HOLDS, ChangeKind.INCONCLUSIVE},
      {BROKEN, new Verdict.Blocked(new ClaimId("other")), ChangeKind.CHANGED},
      {new Verdict.Answer("1"), MISSED, ChangeKind.CHANGED},
      {new Verdict.Answer("1"), BROKEN, ChangeKind.CHANGED},
      {BROKEN, new Verdict.Answer("1"), ChangeKind.CHANGED},
      {new Verdict.Answer("1"), new Verdict.Blocked(new ClaimId("other")), ChangeKind.WORSE},
    };
  }

  @Test(dataProvider = "changes")
  public void a_case_that_differs_has_the_kind_of_its_change(
      Verdict before, Verdict after, ChangeKind kind) {
    assertThat(between(before, after))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(kind);
              assertThat(change.was()).contains(before.accepted());
              assertThat(change.is()).contains(after.accepted());
              assertThat(change.because()).isEqualTo(after.because());
              assertThat(change.cases()).containsExactly(TestCaseId.parse(OF));
            });
  }

  @Test
  public void
      equal_verdicts_are_not_a_change_and_neither_is_another_reason_of_a_verdict_that_holds() {
    assertThat(between(HOLDS, HOLDS)).isEmpty();
    assertThat(between(BROKEN, BROKEN)).isEmpty();
    assertThat(between(HOLDS, new Verdict.Holds("in other words"))).isEmpty();
  }

  @Test
  public void a_different_port_is_not_a_different_reason() {
    assertThat(
            between(
                new Verdict.Broken("http://localhost:4001/a is refused"),
                new Verdict.Broken("http://localhost:4002/a is refused")))
        .isEmpty();
  }

  @Test
  public void a_case_that_only_one_run_has_is_new_or_gone() {
    Verdicts none = Verdicts.of("none", List.of());
    Verdicts one = Verdicts.of("one", List.of(judged(OF, BROKEN)));

    assertThat(Change.between(none, one)).extracting(Change::kind).containsExactly(ChangeKind.NEW);
    assertThat(Change.between(one, none)).extracting(Change::kind).containsExactly(ChangeKind.GONE);
  }

  @Test
  public void a_case_that_is_known_to_be_flaky_is_neither_worse_nor_better() {
    SortedMap<TestCaseId, Baseline.Line> lines = new TreeMap<>();
    lines.put(TestCaseId.parse(OF), Baseline.Line.parse("HOLDS | BROKEN", "now-and-then"));
    Verdicts flaky = Verdicts.of("b", new Baseline(new TreeMap<>(), lines));

    assertThat(Change.between(flaky, Verdicts.of("r", List.of(judged(OF, BROKEN)))))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.FLAKY);
  }

  @Test
  public void cases_of_a_claim_with_the_same_change_are_grouped_and_the_worst_comes_first() {
    Verdicts before =
        Verdicts.of(
            "a",
            List.of(
                judged("one page bare chrome mpy", HOLDS),
                judged("one page bare firefox mpy", HOLDS),
                judged("two page bare chrome mpy", BROKEN)));
    Verdicts after =
        Verdicts.of(
            "b",
            List.of(
                judged("one page bare chrome mpy", BROKEN),
                judged("one page bare firefox mpy", BROKEN),
                judged("two page bare chrome mpy", HOLDS)));

    assertThat(Change.between(before, after))
        .extracting(Change::kind, c -> c.cases().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ChangeKind.WORSE, 2),
            org.assertj.core.groups.Tuple.tuple(ChangeKind.BETTER, 1));
  }

  private static List<Change> between(Verdict before, Verdict after) {
    return Change.between(
        Verdicts.of("before", List.of(judged(OF, before))),
        Verdicts.of("after", List.of(judged(OF, after))));
  }
}
