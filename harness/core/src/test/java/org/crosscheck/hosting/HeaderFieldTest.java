package org.crosscheck.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HeaderFieldTest {

  @Test
  public void a_line_is_split_at_its_first_colon_and_stripped() {
    assertThat(HeaderField.parse("Report-To:\t https://a:1/  "))
        .isEqualTo(new HeaderField("Report-To", "https://a:1/"))
        .hasToString("Report-To: https://a:1/");
  }

  @Test
  public void a_value_may_be_empty() {
    assertThat(HeaderField.parse("X-Empty:").value()).isEmpty();
  }

  @Test
  public void the_spelling_is_kept_and_names_are_case_insensitive() {
    HeaderField field = HeaderField.parse("cross-ORIGIN-opener-policy: Same-Origin");

    assertThat(field).hasToString("cross-ORIGIN-opener-policy: Same-Origin");
    assertThat(field.named("Cross-Origin-Opener-Policy")).isTrue();
    assertThat(field.named("Cross-Origin-Opener")).isFalse();
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {"no colon", "'no colon' is not a header line."},
      {": value", "': value' is not a header line."},
      {"", "'' is not a header line."},
      {"Name : value", "'Name ' is not a header name."},
      {" Name: value", "' Name' is not a header name."},
      {"N\u00e4me: value", "'N\u00e4me' is not a header name."},
      {"Na(me): value", "'Na(me)' is not a header name."},
      {"Name: a\r\nSet-Cookie: b", "The value of Name has a control character."},
      {"Name: a\u0000b", "The value of Name has a control character."},
      {"Name: a\u007fb", "The value of Name has a control character."},
    };
  }

  @Test(dataProvider = "wrong")
  public void a_line_that_is_not_a_header_is_reported(String line, String problem) {
    assertThatThrownBy(() -> HeaderField.parse(line))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(problem);
  }

  @Test
  public void a_tab_inside_a_value_is_allowed() {
    assertThat(HeaderField.parse("Name: a\tb").value()).isEqualTo("a\tb");
  }
}
