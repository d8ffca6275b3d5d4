package org.crosscheck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class CommandlineTest {
  @Test
  public void the_first_verdict_is_read_from_what_a_run_prints() {
    assertThat(Commandline.firstVerdict("a\nfirst verdict 2.5 s after the start of the JVM\nb"))
        .contains(2.5);
    assertThat(Commandline.firstVerdict("no first verdict 2.5 s")).isEmpty();
  }

  @Test
  public void a_machine_is_busy_if_others_compute_or_wait() {
    assertThat(machine(0.4, 3).busy()).isFalse();
    assertThat(machine(0.6, 3).busy()).isTrue();
    assertThat(machine(0.4, 11).busy()).isTrue();
    assertThat(machine(1.3, 62).describe())
        .isEqualTo(
            "2 cores (a processor), Linux 6, load 1.3 before the start, processes waited for a"
                + " processor in 62 % of the time");
  }

  @Test
  public void what_is_unknown_about_a_machine_is_left_out() {
    Machine machine =
        new Machine("Mac", "unknown processor", 8, OptionalDouble.empty(), OptionalDouble.empty());

    assertThat(machine.describe()).isEqualTo("8 cores (unknown processor), Mac");
    assertThat(machine.busy()).isFalse();
  }

  @Test
  public void a_request_with_a_number_that_is_too_small_is_refused() {
    assertThatThrownBy(() -> new BenchRequest(0, List.of(), 1, 0, 1, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage("--alternations must be at least 1, got 0. Give a larger number.");
    assertThatThrownBy(() -> new BenchRequest(1, List.of(), 1, -1, 1, List.of()))
        .hasMessageContaining("--visits must be at least 0, got -1.");
  }

  private static Machine machine(double load, double pressure) {
    return new Machine(
        "Linux 6", "a processor", 2, OptionalDouble.of(load), OptionalDouble.of(pressure));
  }
}
