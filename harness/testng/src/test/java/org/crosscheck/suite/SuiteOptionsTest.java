package org.crosscheck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.engine.Engines;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SuiteOptionsTest {
  private static final Checkout CHECKOUT = Checkout.above(Path.of(""));
  private static final Catalog CATALOG = Catalog.read(CHECKOUT.fixtures());

  @Test
  public void without_properties_the_default_run_is_made() {
    assertThat(request(Map.of("user.dir", "anywhere", "crosscheck.home", "here")))
        .isEqualTo(RunRequest.of(Selection.defaultRun()));
  }

  @DataProvider
  public Object[][] thorough() {
    return new Object[][] {
      {"crosscheck.thorough", "true"}, {"crosscheck.thorough", ""}, {"claims.thorough", "true"}
    };
  }

  @Test(dataProvider = "thorough")
  public void a_thorough_run_has_two_names(String name, String value) {
    assertThat(request(Map.of(name, value)).selection()).isEqualTo(Selection.everything());
  }

  @Test
  public void each_property_is_the_option_of_its_name() {
    RunRequest request =
        request(
            Map.of(
                "crosscheck.browser", "firefox",
                "crosscheck.hosting", "bare, pyscript-com",
                "crosscheck.fixture", "isolation",
                "crosscheck.interpreter", "mpy",
                "crosscheck.release-dir", "core",
                "crosscheck.baseline", "2026.7.3",
                "crosscheck.tries", "1",
                "claims.thorough", "false"));

    assertThat(request.selection().browsers()).containsExactly(Engines.of("firefox"));
    assertThat(request.selection().hostings()).containsExactlyInAnyOrder("bare", "pyscript-com");
    assertThat(request.selection().fixtures()).containsExactly("isolation");
    assertThat(request.selection().interpreters()).hasSize(1);
    assertThat(request.selection().thorough()).isTrue();
    assertThat(request.build()).contains(Path.of("core"));
    assertThat(request.expected()).isPresent();
    assertThat(request.repetition().tries()).isEqualTo(1);
    assertThat(request(Map.of("crosscheck.release", "2025.11.2")).release())
        .isEqualTo(Optional.of("2025.11.2"));
  }

  @Test
  public void everything_that_is_wrong_is_said_at_once() {
    assertThatThrownBy(
            () ->
                request(
                    Map.of(
                        "crosscheck.browsr", "firefox",
                        "crosscheck.browser", "crome",
                        "crosscheck.hosting", "pyscript-con",
                        "crosscheck.claim", "worker-tag-run",
                        "crosscheck.fixture", "isolatoin",
                        "crosscheck.release", "2026.7.33",
                        "crosscheck.baseline", "none-such",
                        "crosscheck.tries", "many",
                        "crosscheck.thorough", "maybe")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no property 'browsr'. Did you mean browser?")
        .hasMessageContaining("There is no browser 'crome'. Did you mean chrome?")
        .hasMessageContaining("There is no hosting 'pyscript-con'. Did you mean pyscript-com?")
        .hasMessageContaining("'worker-tag-run'")
        .hasMessageContaining("'isolatoin'")
        .hasMessageContaining("2026.7.33")
        .hasMessageContaining("none-such")
        .hasMessageContaining("many is not a number of tries. Give --tries 1 or more.")
        .hasMessageContaining("-Dcrosscheck.thorough must be true or false, got 'maybe'.");
  }

  @Test
  public void the_browsers_can_be_on_a_grid() {
    RunRequest request =
        request(Map.of("crosscheck.grid", "http://hub:4444", "crosscheck.sessions", "3"));

    assertThat(request.browsers().grid().orElseThrow().address()).hasToString("http://hub:4444");
    assertThat(request.browsers().parallel(2)).isEqualTo(6);
    assertThatThrownBy(() -> request(Map.of("crosscheck.grid", "hub", "crosscheck.sessions", "0")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--grid must be the address of a hub, got 'hub'.")
        .hasMessageContaining("--sessions must be a number from 1 to 64, got '0'.");
  }

  @Test
  public void the_suite_tests_one_release() {
    assertThatThrownBy(() -> request(Map.of("crosscheck.release", "2026.7.3,2025.11.2")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The suite tests one release, got 2.");
  }

  private static RunRequest request(Map<String, String> properties) {
    return new SuiteOptions(properties).request(CHECKOUT, CATALOG);
  }
}
