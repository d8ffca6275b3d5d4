package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.catalog;
import static org.crosscheck.given.Given.claim;
import static org.crosscheck.given.Given.expect;

import java.util.List;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ConditionTest {

  @DataProvider
  public Object[][] inWords() {
    return new Object[][] {
      {"{fact: a.b, is: Hello}", "a.b is \"Hello\""},
      {"{fact: a.b, is: 3}", "a.b is 3"},
      {"{fact: a.b, is: null}", "a.b is null"},
      {"{fact: a.b, is: [1, x]}", "a.b is [1, x]"},
      {"{fact: a.b, is-not: true}", "a.b is not true"},
      {"{fact: a.b, one-of: [a, 2]}", "a.b one of [a, 2]"},
      {"{fact: a.b, matches: 'x+'}", "a.b matches /x+/"},
      {"{fact: a.b, at-most: 1.5}", "a.b at most 1.5"},
      {"{fact: a.b, at-least: 2, per: c}", "a.b / c at least 2"},
      {"{console: 'no such'}", "the console contains /no such/"},
      {"{no-console: '^Error'}", "the console does not contain /^Error/"},
      {"{no-uncaught-error: '.'}", "no uncaught error contains /./"},
    };
  }

  @Test(dataProvider = "inWords")
  public void a_condition_is_described_in_words(String yaml, String words) {
    assertThat(read(yaml)).hasToString(words);
  }

  @Test
  public void operands_keep_their_type() {
    assertThat(read("{fact: a, is: '3'}").operand()).isEqualTo("3");
    assertThat(read("{fact: a, is: 3}").operand()).isEqualTo(3);
    assertThat(read("{fact: a, one-of: [a, 2]}").operand()).isEqualTo(List.of("a", 2));
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"{is: 3}", "A condition with 'is' does not name a fact."},
      {"{fact: a, console: x}", "A condition with 'console' names a fact."},
      {"{fact: a, no-console: x}", "A condition with 'no-console' names a fact."},
      {"{fact: a, no-uncaught-error: x}", "A condition with 'no-uncaught-error' names a fact."},
      {"{no-uncaught-error: '('}", "'(' is not a regular expression. Correct 'no-uncaught-error'."},
      {"{fact: a}", "A condition has 0 operators."},
      {"{fact: a, is: 3, is-not: 4}", "A condition has 2 operators."},
      {"{fact: a, matches: '('}", "'(' is not a regular expression. Correct 'matches'."},
      {"{fact: a, matches: 3}", "'3' is not a regular expression."},
      {"{console: '['}", "'[' is not a regular expression. Correct 'console'."},
      {"{fact: a, one-of: b}", "'one-of' is not a list."},
      {"{fact: a, at-most: much}", "'much' is not a number. Correct 'at-most'."},
      {"{fact: a, at-least: '3'}", "'3' is not a number. Correct 'at-least'."},
      {"{fact: a, is: 3, per: b}", "'per' goes with at-most or at-least."},
      {"{console: x, per: b}", "'per' goes with at-most or at-least."},
      {"{fact: a, iss: 3}", "unknown entry 'iss'; did you mean is?"},
      {"{fact: [a], is: 3}", "'fact' must be text"},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_condition_that_makes_no_sense_is_reported(String yaml, String problem) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(problem);
  }

  private static Condition read(String yaml) {
    String control =
        "control: {all: [{fact: b, at-most: 1}], counter-example: {verdict-contains: b}}";
    return catalog(claim("a", "strength: MUST", control, expect(yaml)))
        .claim("a")
        .expectations()
        .get(0)
        .conditions()
        .get(0);
  }
}
