package org.crosscheck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class WindowTest {
  @Test
  public void each_part_has_the_mean_time_of_its_visits() {
    assertThat(Window.of(List.of(10.0, 20.0, 50.0, 80.0), 2))
        .containsExactly(new Window(1, 2, 10), new Window(3, 4, 30));
  }

  @Test
  public void the_last_part_takes_what_does_not_divide() {
    List<Double> ends = IntStream.rangeClosed(1, 25).mapToObj(i -> i * 4.0).toList();

    assertThat(Window.of(ends, 10))
        .hasSize(12)
        .startsWith(new Window(1, 2, 4))
        .endsWith(new Window(23, 25, 4));
  }

  @Test
  public void fewer_visits_than_parts_have_a_part_each() {
    assertThat(Window.of(List.of(3.0, 5.0), 10))
        .containsExactly(new Window(1, 1, 3), new Window(2, 2, 2));
  }

  @Test
  public void growth_compares_the_last_part_with_the_second() {
    Growth growth =
        new Growth(
            List.of(new Window(1, 50, 900), new Window(51, 100, 200), new Window(101, 150, 230)),
            0,
            new Memory(OptionalDouble.empty(), OptionalDouble.empty()));

    assertThat(growth.visits()).isEqualTo(150);
    assertThat(growth.ratio()).isEqualTo(1.15);
    assertThat(growth.unevenness()).isCloseTo(0.15, within(0.001));
  }

  @DataProvider
  public Object[][] costs() {
    return new Object[][] {
      {List.of(900.0, 200.0, 210.0, 200.0, 300.0, 290.0, 310.0, 200.0, 205.0, 200.0), 0.5},
      {List.of(900.0, 200.0, 210.0, 200.0, 200.0, 900.0, 210.0, 200.0, 205.0, 200.0), 0.05},
      {List.of(900.0, 200.0, 200.0, 200.0, 220.0, 220.0, 220.0, 240.0, 240.0, 240.0), 0.2},
      {List.of(900.0, 200.0), 0.0},
      {List.of(900.0), 0.0},
    };
  }

  @Test(dataProvider = "costs")
  public void a_slower_middle_is_noticed_and_one_busy_part_is_not(
      List<Double> milliseconds, double unevenness) {
    List<Window> windows =
        IntStream.range(0, milliseconds.size())
            .mapToObj(i -> new Window(i + 1, i + 1, milliseconds.get(i)))
            .toList();

    assertThat(
            new Growth(windows, 0, new Memory(OptionalDouble.empty(), OptionalDouble.empty()))
                .unevenness())
        .isCloseTo(unevenness, within(0.001));
  }
}
