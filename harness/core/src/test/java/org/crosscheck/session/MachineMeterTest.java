package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.crosscheck.observation.Load;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Uses a meter whose clock and kernel are fakes. */
public class MachineMeterTest {
  private long millis = 5000;
  private Optional<String> kernel = Optional.empty();
  private Optional<ProcessorTimes> processors = Optional.empty();

  @BeforeMethod
  public void a_kernel_that_counts() {
    kernel = Optional.of(pressure(7_000_000));
  }

  private MachineMeter meter() {
    return new MachineMeter(() -> millis * 1_000_000, () -> kernel, () -> processors);
  }

  private static String pressure(long total) {
    return "some avg10=94.26 avg60=91.37 avg300=71.36 total="
        + total
        + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=99\n";
  }

  private void tickAfter(MachineMeter meter, long passed) {
    millis += passed;
    meter.tick();
  }

  @Test
  public void the_latest_timer_of_a_visit_and_its_share_of_waiting_are_measured() {
    try (MachineMeter meter = meter()) {
      tickAfter(meter, 900);
      LoadMeter.Watch watch = meter.start();
      tickAfter(meter, 20);
      tickAfter(meter, 170);
      tickAfter(meter, 60);
      kernel = Optional.of(pressure(7_000_000 + 200_000));

      assertThat(watch.end())
          .isEqualTo(
              new Load(
                  OptionalDouble.of(150),
                  OptionalDouble.of(80),
                  OptionalDouble.empty(),
                  OptionalDouble.empty()));
    }
  }

  @Test
  public void what_other_programs_used_is_measured() {
    try (MachineMeter meter = meter()) {
      processors = Optional.of(new ProcessorTimes(100, 50, Map.of(1L, 20.0)));
      LoadMeter.Watch watch = meter.start();
      processors = Optional.of(new ProcessorTimes(108, 52, Map.of(1L, 26.0)));

      assertThat(watch.end().others()).hasValue(20);
    }
  }

  @Test
  public void visits_at_the_same_time_are_measured_apart() {
    try (MachineMeter meter = meter()) {
      LoadMeter.Watch first = meter.start();
      tickAfter(meter, 320);
      LoadMeter.Watch second = meter.start();
      tickAfter(meter, 30);

      assertThat(first.end().drift()).hasValue(300);
      assertThat(second.end().drift()).hasValue(10);
    }
  }

  @Test
  public void a_timer_that_is_still_late_at_the_end_counts() {
    try (MachineMeter meter = meter()) {
      LoadMeter.Watch watch = meter.start();
      millis += 520;

      assertThat(watch.end().drift()).hasValue(500);
    }
  }

  @Test
  public void a_system_that_does_not_count_the_waiting_has_no_pressure() {
    for (String file : new String[] {"", "full avg10=0.00 total=3", "some avg10=1.00"}) {
      kernel = file.isEmpty() ? Optional.empty() : Optional.of(file);
      try (MachineMeter meter = meter()) {
        LoadMeter.Watch watch = meter.start();
        tickAfter(meter, 20);

        assertThat(watch.end().pressure()).as(file).isEmpty();
      }
    }
  }

  @Test
  public void the_pressure_is_never_above_100_percent() {
    try (MachineMeter meter = meter()) {
      LoadMeter.Watch watch = meter.start();
      tickAfter(meter, 20);
      kernel = Optional.of(pressure(9_000_000));

      assertThat(watch.end().pressure()).hasValue(100);
    }
  }
}
