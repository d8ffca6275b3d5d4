package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.testng.annotations.Test;

public class RatioTest {
  @Test
  public void each_duration_is_compared_with_the_one_measured_next_to_it() {
    // The machine was ten times slower in the second pair, which changes nothing.
    Ratio ratio = Ratio.of(List.of(10.0, 100.0, 10.0), List.of(20.0, 200.0, 20.0));

    assertThat(ratio).isEqualTo(new Ratio(2, 2, 2, 3));
    assertThat(ratio.differs()).isTrue();
  }

  @Test
  public void the_spread_is_the_middle_half_of_the_pairs() {
    Ratio ratio = Ratio.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0), List.of(0.5, 0.9, 1.0, 1.2, 7.0));

    assertThat(ratio).isEqualTo(new Ratio(1.0, 0.9, 1.2, 5));
    assertThat(ratio.differs()).isFalse();
  }

  @Test
  public void one_pair_is_its_own_median() {
    assertThat(Ratio.of(List.of(4.0), List.of(2.0))).isEqualTo(new Ratio(0.5, 0.5, 0.5, 1));
    assertThat(Ratio.median(List.of(4.0, 1.0))).isEqualTo(2.5);
  }

  @Test
  public void durations_without_a_counterpart_are_refused() {
    assertThatThrownBy(() -> Ratio.of(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ratio.of(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
