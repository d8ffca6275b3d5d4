package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Given;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;
import org.testng.annotations.Test;

/** Tests what is known of a page whose last document was stopped before it reported anything. */
public class ReloadLoopTest {
  private static final URI URL = URI.create("http://localhost/");

  @Test
  public void a_page_that_reloads_again_and_again_is_as_its_last_document_that_reported() {
    PageObservation page = page(Outcome.RELOAD_LOOP);

    assertThat(page.reported()).isTrue();
    assertThat(page.isolated()).isTrue();
  }

  @Test
  public void any_other_page_is_as_its_last_document() {
    assertThat(page(Outcome.TIMED_OUT).reported()).isFalse();
  }

  private static PageObservation page(Outcome outcome) {
    Observation seen =
        new Observation(
            outcome,
            "",
            URL.toString(),
            List.of(
                new Fact("doctor.page", Reporter.MAIN, 1, 10, Map.of("isolated", true)),
                new Fact("doc.start", Reporter.MAIN, 2, 20, true)),
            List.of(),
            List.of(),
            List.of(),
            new Timings(0, 0, 0, 0, 0));
    return new PageObservation(
        Engines.defaults().get(0),
        "chrome 156.0",
        URL,
        seen,
        Given.reply(URL, List.of(), ""),
        Map.of(),
        Map.of());
  }
}
