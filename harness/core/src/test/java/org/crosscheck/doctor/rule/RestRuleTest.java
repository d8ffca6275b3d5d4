package org.crosscheck.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Given;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Measured;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.testng.annotations.Test;

/** Tests what is said of a page that did not become idle. */
public class RestRuleTest {
  private static final URI URL = URI.create("http://localhost/");

  @Test
  public void a_page_that_is_not_idle_in_time_on_a_busy_machine_is_not_to_blame() {
    Finding finding = notIdle(98);

    assertThat(finding.summary())
        .isEqualTo(
            "The page did not become idle: waited 6 s, twice, and the machine was busy (CPU"
                + " pressure 98%).");
    assertThat(finding.remedy())
        .containsExactly(
            "Run the doctor again when the machine is less busy, or increase --timeout.");
  }

  @Test
  public void a_page_that_is_not_idle_in_time_on_a_quiet_machine_may_need_more_time() {
    Finding finding = notIdle(12);

    assertThat(finding.summary()).isEqualTo("The page did not become idle: waited 6 s.");
    assertThat(finding.remedy()).containsExactly("Increase --timeout.");
  }

  private static Finding notIdle(double pressure) {
    Load load =
        new Load(
            OptionalDouble.empty(),
            OptionalDouble.of(pressure),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    Observation seen =
        new Observation(
            Outcome.TIMED_OUT,
            "waited 6 s",
            URL.toString(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Measured(new Timings(0, 0, 0, 0, 0), load));
    PageObservation page =
        new PageObservation(
            Engines.defaults().get(0),
            "chrome 156.0",
            URL,
            seen,
            Given.reply(URL, List.of(), ""),
            Map.of(),
            Map.of());
    return new RestRule().of(page).get(0);
  }
}
