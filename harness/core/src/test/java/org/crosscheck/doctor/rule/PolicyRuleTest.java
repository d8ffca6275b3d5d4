package org.crosscheck.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests which character makes a value invalid. */
public class PolicyRuleTest {
  @DataProvider
  public Object[][] values() {
    return new Object[][] {
      {"same-origin", ""},
      {"same-origin; report-to=\"a\"", ""},
      {"SAME-ORIGIN", ""},
      {"\"same-origin\"", "unexpected character '\"' at position 1 of '\"same-origin\"'"},
      {"same-origin;", "unexpected character ';' at position 12 of 'same-origin;'"},
      {"same-origin x", "unexpected character ' ' at position 12 of 'same-origin x'"},
      {"‘same-origin’", "unexpected character '‘' at position 1 of '‘same-origin’'"},
      {"", "the value is empty"},
      {"same-origin" + "; a=b".repeat(20_000), ""},
    };
  }

  @Test(dataProvider = "values")
  public void the_character_that_breaks_a_value_is_named(String value, String expected) {
    assertThat(PolicyRule.invalidPart(value)).isEqualTo(expected);
  }
}
