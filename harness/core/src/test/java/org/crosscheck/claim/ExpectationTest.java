package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class ExpectationTest {
  private static final Condition CONDITION = new Condition("a", Condition.Operator.IS, 1, "");
  private static final CounterExample PLANTED =
      new CounterExample(Map.of("a", 2), List.of(), List.of(), "was 2");

  @Test
  public void an_expectation_without_a_where_applies_everywhere() {
    assertThat(where(Map.of()).where().includes(context())).isTrue();
    assertThat(where(Map.of()).where().includes(context("browser", "firefox"))).isTrue();
  }

  @Test
  public void one_of_the_values_is_enough() {
    Expectation either = where(Map.of("hosting", List.of("bare", "netlify")));

    assertThat(either.where().includes(context("hosting", "bare"))).isTrue();
    assertThat(either.where().includes(context("hosting", "netlify"))).isTrue();
    assertThat(either.where().includes(context("hosting", "isolated"))).isFalse();
  }

  @Test
  public void every_value_must_be_in_the_context() {
    Expectation both = where(Map.of("isolated", List.of("true"), "worker", List.of("mpy")));

    assertThat(both.where().includes(context("isolated", "true", "worker", "mpy"))).isTrue();
    assertThat(both.where().includes(context("isolated", "true", "worker", "py"))).isFalse();
    assertThat(both.where().includes(context("isolated", "false", "worker", "mpy"))).isFalse();
  }

  @Test
  public void a_value_that_the_context_does_not_have_does_not_apply() {
    assertThat(where(Map.of("main", List.of("py"))).where().includes(context("worker", "py")))
        .isFalse();
  }

  @Test
  public void an_expectation_that_could_not_fail_is_rejected() {
    assertThatThrownBy(() -> new Expectation(Applicability.EVERYWHERE, "", List.of(), PLANTED))
        .isInstanceOf(UserError.class)
        .hasMessage("An expectation has no conditions. Give at least one under 'all:'.");
    assertThatThrownBy(() -> new CounterExample(Map.of("a", 2), List.of(), List.of(), " "))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no 'verdict-contains'");
  }

  @Test
  public void later_changes_of_the_parts_do_not_show() {
    List<Condition> conditions = new ArrayList<>(List.of(CONDITION));
    Map<String, Object> facts = new HashMap<>(Map.of("a", 2));
    Expectation expectation =
        new Expectation(
            Applicability.EVERYWHERE,
            "",
            conditions,
            new CounterExample(facts, List.of(), List.of(), "was"));
    conditions.clear();
    facts.clear();

    assertThat(expectation.conditions()).containsExactly(CONDITION);
    assertThat(expectation.counterExample().facts()).containsEntry("a", 2);
  }

  @Test
  public void an_expectation_is_described_by_its_conditions() {
    Condition other = new Condition("b", Condition.Operator.IS_NOT, "x", "");

    assertThat(new Expectation(Applicability.EVERYWHERE, "", List.of(CONDITION, other), PLANTED))
        .hasToString("a is 1; b is not \"x\"");
  }

  private static Expectation where(Map<String, List<String>> where) {
    return new Expectation(new Applicability(where), "", List.of(CONDITION), PLANTED);
  }
}
