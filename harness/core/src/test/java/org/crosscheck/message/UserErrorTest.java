package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.testng.annotations.Test;

public class UserErrorTest {

  @Test
  public void the_message_is_what_happened_and_what_to_do() {
    UserError error = new UserError("The file a is empty.", "Fill it in.");

    assertThat(error).hasMessage("The file a is empty. Fill it in.");
    assertThat(error.problem()).isEqualTo("The file a is empty.");
    assertThat(error.hint()).isEqualTo("Fill it in.");
  }

  @Test
  public void several_problems_are_listed_one_per_line_before_the_hint() {
    assertThat(UserError.all("Cannot use a:", List.of("one", "two"), "Correct them."))
        .hasMessage("Cannot use a:\n  - one\n  - two\nCorrect them.");
  }

  @Test
  public void an_error_without_a_problem_or_a_hint_is_rejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserError(" ", "Do this."));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserError("This happened.", ""));
  }
}
