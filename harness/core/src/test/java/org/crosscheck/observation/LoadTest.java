package org.crosscheck.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.testng.annotations.Test;

public class LoadTest {
  @Test
  public void what_was_measured_is_described() {
    Load load =
        new Load(
            OptionalDouble.of(312.4),
            OptionalDouble.of(97.2),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    assertThat(load.describe())
        .isEqualTo("CPU pressure 97%, the harness's timers up to 312 ms late");
    assertThat(load.withIdleGap(140.2).describe())
        .endsWith(", the page's timers up to 140 ms apart at its end");
    assertThat(load.withIdleGap(Double.POSITIVE_INFINITY).describe())
        .endsWith(", the page did not answer");
    assertThat(load.withOthers(OptionalDouble.of(3.4)).describe())
        .contains("97%, other programs used 3% of the processors, the harness's timers");
    assertThat(Load.UNKNOWN.describe()).isEmpty();
  }

  @Test
  public void a_negative_number_and_nan_are_refused() {
    for (double wrong : new double[] {-1, Double.NaN}) {
      assertThatThrownBy(() -> Load.UNKNOWN.withIdleGap(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not a load");
    }
  }
}
