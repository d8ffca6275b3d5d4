package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Tests that the baselines of this repository are found by each name of a release. */
public class KnownDeviationsTest {
  private static final Checkout CHECKOUT = new Checkout(Path.of("../.."));

  @Test
  public void a_release_is_found_by_its_tag_and_by_its_version_on_npm() {
    assertThat(
            KnownDeviations.deviations(
                CHECKOUT.fixtures(), new Baselines(CHECKOUT.baselines()), "2025.3.1"))
        .isNotEmpty()
        .isEqualTo(
            KnownDeviations.deviations(
                CHECKOUT.fixtures(), new Baselines(CHECKOUT.baselines()), "0.6.39"))
        .allSatisfy(
            deviation -> {
              assertThat(deviation.because()).isNotBlank();
              assertThat(deviation.browsers()).isNotEmpty();
              assertThat(deviation.interpreters()).isNotEmpty();
            });
  }

  @Test
  public void a_deviation_of_one_interpreter_is_not_one_of_the_other() {
    assertThat(
            KnownDeviations.deviations(
                CHECKOUT.fixtures(), new Baselines(CHECKOUT.baselines()), "2026.7.3"))
        .filteredOn(d -> d.claim().equals("window-call-passes-dictionary"))
        .extracting(Deviation::interpreters)
        .allSatisfy(interpreters -> assertThat(interpreters).containsExactly("py"));
  }

  @Test
  public void an_unknown_release_has_no_known_deviations() {
    for (String unknown : new String[] {"2019.1.1", "../../etc/passwd", "", "latest", "0.0.1"}) {
      assertThat(
              KnownDeviations.deviations(
                  CHECKOUT.fixtures(), new Baselines(CHECKOUT.baselines()), unknown))
          .as(unknown)
          .isEmpty();
    }
  }
}
