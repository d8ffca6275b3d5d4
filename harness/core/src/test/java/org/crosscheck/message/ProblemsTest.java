package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.testng.annotations.Test;

public class ProblemsTest {
  @Test
  public void every_problem_is_reported_at_once_and_only_once() {
    Problems problems = new Problems();

    List<Integer> read = problems.attemptEach(List.of("1", "x", "2", "x", "y"), ProblemsTest::read);
    problems.add("z is last.");

    assertThat(read).containsExactly(1, 2);
    assertThat(problems.isEmpty()).isFalse();
    assertThatThrownBy(() -> problems.throwIfAny("Write digits."))
        .isInstanceOf(UserError.class)
        .hasMessage("x is wrong. Fix it.\ny is wrong. Fix it.\nz is last.\nWrite digits.");
    assertThatThrownBy(() -> problems.throwIfAny("Not read:", "Write digits."))
        .hasMessageStartingWith("Not read:\n  - x is wrong.");
  }

  @Test
  public void without_a_problem_nothing_is_thrown() {
    Problems problems = new Problems();

    assertThat(problems.attempt(() -> read("7"))).contains(7);
    assertThat(problems.isEmpty()).isTrue();
    problems.throwIfAny("Write digits.");
    problems.throwIfAny("Not read:", "Write digits.");
  }

  @Test
  public void another_exception_is_not_collected() {
    Problems problems = new Problems();

    assertThatThrownBy(
            () ->
                problems.attempt(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(problems.isEmpty()).isTrue();
  }

  private static int read(String text) {
    if (!text.matches("\\d+")) {
      throw new UserError(text + " is wrong.", "Fix it.");
    }
    return Integer.parseInt(text);
  }
}
