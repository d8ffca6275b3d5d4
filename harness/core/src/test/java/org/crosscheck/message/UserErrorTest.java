package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.testng.annotations.Test;

public class UserErrorTest {

  @Test
  public void the_message_is_what_happened_and_what_to_do() {
    UserError told = new UserError("The file a is empty.", "Fill it in.");

    assertThat(told).hasMessage("The file a is empty. Fill it in.");
    assertThat(told.problem()).isEqualTo("The file a is empty.");
    assertThat(told.hint()).isEqualTo("Fill it in.");
  }

  @Test
  public void several_problems_stand_one_a_line_and_the_remedy_on_its_own() {
    assertThat(UserError.all("Cannot use a:", List.of("one", "two"), "Correct them."))
        .hasMessage("Cannot use a:\n  - one\n  - two\nCorrect them.");
  }

  @Test
  public void a_problem_without_either_half_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserError(" ", "Do this."));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserError("This happened.", ""));
  }
}
