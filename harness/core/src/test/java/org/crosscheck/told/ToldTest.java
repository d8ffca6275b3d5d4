package org.crosscheck.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.testng.annotations.Test;

public class ToldTest {

  @Test
  public void the_message_is_what_happened_and_what_to_do() {
    Told told = new Told("The file a is empty.", "Fill it in.");

    assertThat(told).hasMessage("The file a is empty. Fill it in.");
    assertThat(told.happened()).isEqualTo("The file a is empty.");
    assertThat(told.remedy()).isEqualTo("Fill it in.");
  }

  @Test
  public void several_problems_stand_one_a_line_and_the_remedy_on_its_own() {
    assertThat(Told.all("Cannot use a:", List.of("one", "two"), "Correct them."))
        .hasMessage("Cannot use a:\n  - one\n  - two\nCorrect them.");
  }

  @Test
  public void a_problem_without_either_half_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Told(" ", "Do this."));
    assertThatIllegalArgumentException().isThrownBy(() -> new Told("This happened.", ""));
  }
}
