package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.testng.annotations.Test;

public class ProcessorTimesTest {
  private static final String STAT =
      """
      cpu  200 100 300 4000 1000 50 25 25 0 0
      cpu0 100 50 150 2000 500 25 12 12 0 0
      intr 1
      """;

  @Test
  public void the_kernels_file_is_read() {
    assertThat(ProcessorTimes.of(STAT, Map.of(7L, 1.5)))
        .hasValue(new ProcessorTimes(7, 50, Map.of(7L, 1.5)));
    assertThat(ProcessorTimes.of("cpu0 1 2 3 4 5 6 7 8", Map.of())).isEmpty();
  }

  @Test
  public void what_the_harness_and_its_processes_used_is_not_of_others() {
    ProcessorTimes then = new ProcessorTimes(100, 50, Map.of(1L, 20.0, 2L, 5.0));
    ProcessorTimes now = new ProcessorTimes(110, 60, Map.of(1L, 22.0, 3L, 4.0));

    assertThat(now.othersSince(then)).hasValue(20);
  }

  @Test
  public void the_share_of_others_is_from_0_to_100_percent_and_unknown_if_no_time_passed() {
    ProcessorTimes then = new ProcessorTimes(100, 50, Map.of(1L, 20.0));

    assertThat(new ProcessorTimes(110, 50, Map.of(1L, 99.0)).othersSince(then)).hasValue(0);
    assertThat(new ProcessorTimes(110, 50, Map.of(1L, 20.0)).othersSince(then)).hasValue(100);
    assertThat(then.othersSince(then)).isEmpty();
  }

  @Test
  public void this_process_is_among_the_own() {
    ProcessorTimes.now()
        .ifPresent(times -> assertThat(times.own()).containsKey(ProcessHandle.current().pid()));
  }
}
