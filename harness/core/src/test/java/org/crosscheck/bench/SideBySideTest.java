package org.crosscheck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.testng.annotations.Test;

public class SideBySideTest {
  @Test
  public void a_ratio_is_of_the_two_samples_of_one_alternation() {
    // In the second alternation the machine was three times slower for both.
    SideBySide pair =
        new SideBySide(
            PageKind.SMALL,
            List.of(sample(10), sample(30), sample(10)),
            List.of(sample(20), sample(60), sample(25)));

    assertThat(pair.ratio()).isEqualTo(new Spread(2, 2, 2.5));
    assertThat(SideBySide.visitsPerMinute(pair.ours())).isEqualTo(new Spread(60, 20, 60));
  }

  @Test
  public void a_number_that_one_sample_lacks_has_no_spread() {
    assertThat(SideBySide.of(List.of(sample(1), sample(2)), Sample::ownShare))
        .contains(new Spread(40, 40, 40));
    assertThat(SideBySide.of(List.of(sample(1), sample(2)), Sample::programMegabytes)).isEmpty();
  }

  @Test
  public void both_sides_have_as_many_samples() {
    assertThatThrownBy(() -> new SideBySide(PageKind.SMALL, List.of(sample(1)), List.of()))
        .hasMessage("1 and 0 samples");
    assertThatThrownBy(() -> new SideBySide(PageKind.SMALL, List.of(), List.of()))
        .hasMessage("0 and 0 samples");
  }

  @Test
  public void a_sample_without_visits_or_time_is_refused() {
    assertThatThrownBy(() -> sample(0)).hasMessage("10 visits, 0 failed, in 0.0 s");
    assertThatThrownBy(() -> new Sample(1, 2, 1, none(), none(), none()))
        .hasMessage("1 visits, 2 failed, in 1.0 s");
  }

  private static Sample sample(double seconds) {
    return new Sample(10, 0, seconds, OptionalDouble.of(40), none(), none());
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
