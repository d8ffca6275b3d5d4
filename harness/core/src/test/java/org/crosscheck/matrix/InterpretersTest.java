package org.crosscheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.release.Interpreter;
import org.testng.annotations.Test;

public class InterpretersTest {

  @Test
  public void a_page_without_python_runs_once() {
    assertThat(Interpreters.of(Fixture.Needs.NONE))
        .extracting(Interpreters::id)
        .containsExactly("none");
  }

  @Test
  public void a_page_with_a_worker_runs_once_with_each() {
    assertThat(Interpreters.of(Fixture.Needs.WORKER))
        .extracting(Interpreters::id)
        .containsExactly("mpy", "py");
    assertThat(Interpreters.of(Fixture.Needs.WORKER))
        .allMatch(i -> i.main().isEmpty() && i.worker().isPresent());
  }

  @Test
  public void a_page_with_main_and_worker_runs_with_every_pair_main_first() {
    assertThat(Interpreters.of(Fixture.Needs.MAIN_AND_WORKER))
        .extracting(Interpreters::id)
        .containsExactly("mpy-mpy", "mpy-py", "py-mpy", "py-py");
  }

  @Test
  public void an_interpreter_of_main_only_has_its_own_name() {
    assertThat(new Interpreters(Optional.of(Interpreter.PY), Optional.empty()).id())
        .isEqualTo("py");
  }

  @Test
  public void a_pair_includes_both_of_its_interpreters() {
    Interpreters pair = new Interpreters(Optional.of(Interpreter.PY), Optional.empty());

    assertThat(pair.include(Interpreter.PY)).isTrue();
    assertThat(pair.include(Interpreter.MPY)).isFalse();
    assertThat(
            new Interpreters(Optional.of(Interpreter.PY), Optional.of(Interpreter.MPY))
                .include(Interpreter.MPY))
        .isTrue();
  }
}
