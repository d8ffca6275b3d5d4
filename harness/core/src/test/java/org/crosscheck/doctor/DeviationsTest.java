package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Given;
import org.testng.annotations.Test;

/** Tests which known deviations of a release are reported for a page, and how. */
public class DeviationsTest {
  private static final Engine BROWSER = Engines.defaults().get(0);

  @Test
  public void deviations_with_the_same_reason_are_one_finding() {
    List<Finding> findings =
        Deviations.met(
            page(),
            release ->
                List.of(
                    deviation("sync-a", "One error stops the page."),
                    deviation("sync-b", "Another one.", "py"),
                    deviation("sync-c", "One error stops the page."),
                    deviation("sync-d", "It is slow.")));

    assertThat(findings)
        .extracting(Finding::summary)
        .containsExactly(
            "PyScript 2026.7.3 is known to fail 'sync-d', which may affect this page.",
            "PyScript 2026.7.3 is known to fail 2 claims, which may affect this page.");
    assertThat(findings.get(1).remedy())
        .containsExactly(
            "See where it holds: ./crosscheck claims sync-a",
            "See where it holds: ./crosscheck claims sync-c");
    assertThat(findings.get(1).evidence())
        .extracting(Evidence::line)
        .containsExactly("One error stops the page.");
  }

  /** A page with a worker would otherwise get a line for each deviation of its release. */
  @Test
  public void a_deviation_of_what_the_page_does_not_use_is_no_finding() {
    assertThat(
            Deviations.met(
                page(),
                release ->
                    List.of(
                        deviation("donkey-a", "The page has no donkey."),
                        deviation("worker-a", "Every worker has it."))))
        .isEmpty();
  }

  private static Deviation deviation(String claim, String because) {
    return deviation(claim, because, "mpy");
  }

  private static Deviation deviation(String claim, String because, String interpreter) {
    return new Deviation(claim, because, Set.of(BROWSER), Set.of(interpreter));
  }

  private static PageObservation page() {
    URI url = URI.create("http://localhost/");
    List<Map<String, Object>> elements =
        List.of(
            Map.of(
                "tag", "script",
                "url", "http://localhost/releases/2026.7.3/core.js",
                "attributes", Map.of("type", "module")),
            Map.of(
                "tag", "script",
                "text", "from pyscript import sync",
                "attributes", Map.of("type", "mpy", "worker", "")));
    return new PageObservation(
        BROWSER,
        "chrome 156.0",
        url,
        Given.seen(Given.fact("doctor.elements", elements)),
        Given.reply(url, List.of(), ""),
        Map.of(),
        Map.of());
  }
}
