package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.context;

import java.util.Optional;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Version;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class VersionRangeTest {
  @DataProvider
  public Object[][] versions() {
    return new Object[][] {
      {"0.4.56", "0.6.39", "0.4.55", false},
      {"0.4.56", "0.6.39", "0.4.56", true},
      {"0.4.56", "0.6.39", "0.5.0", true},
      {"0.4.56", "0.6.39", "0.6.39", true},
      {"0.4.56", "0.6.39", "0.6.40", false},
      {"0.4.9", "", "0.4.10", true},
      {"0.4.10", "", "0.4.9", false},
      {"", "0.7.0", "0.6.99", true},
      {"", "0.7.0", "0.7.1", false},
      {"", "", "0.0.1", true},
    };
  }

  @Test(dataProvider = "versions")
  public void both_ends_are_included_and_numbers_are_compared_as_numbers(
      String since, String until, String version, boolean included) {
    assertThat(range(since, until).includes(context("release", version))).isEqualTo(included);
  }

  @Test
  public void where_no_version_is_known_everything_is_included() {
    assertThat(range("0.4.56", "0.6.39").includes(context("browser", "chrome"))).isTrue();
    assertThat(range("0.4.56", "0.6.39").includes(context("release", "any"))).isTrue();
  }

  @Test
  public void a_range_is_shown_in_words() {
    assertThat(range("0.4.56", "0.6.39")).hasToString("since 0.4.56, until 0.6.39");
    assertThat(range("", "0.6.39")).hasToString("until 0.6.39");
    assertThat(VersionRange.ALWAYS).hasToString("");
  }

  @Test
  public void a_range_that_ends_before_it_begins_is_rejected() {
    assertThatThrownBy(() -> range("0.6.40", "0.6.39"))
        .isInstanceOf(UserError.class)
        .hasMessage("'since' 0.6.40 is after 'until' 0.6.39. Swap them.");
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {{""}, {"0.7"}, {"0.7.x"}, {"0.7.31.1"}, {"v0.7.31"}, {"2026.1.1"}};
  }

  @Test(dataProvider = "wrong")
  public void what_is_not_a_version_is_rejected(String text) {
    assertThatThrownBy(() -> Version.ofPyScript(text))
        .isInstanceOf(UserError.class)
        .hasMessage("'" + text + "' is not an npm version of PyScript. Write it as 0.6.39.");
  }

  private static VersionRange range(String since, String until) {
    return new VersionRange(version(since), version(until));
  }

  private static Optional<Version> version(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty()).map(Version::ofPyScript);
  }
}
