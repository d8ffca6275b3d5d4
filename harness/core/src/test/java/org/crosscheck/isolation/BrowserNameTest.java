package org.crosscheck.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.told.Told;
import org.testng.annotations.Test;

public class BrowserNameTest {

  @Test
  public void every_browser_is_found_by_its_word() {
    for (BrowserName browser : BrowserName.values()) {
      assertThat(BrowserName.of(browser.word())).isEqualTo(browser);
    }
    assertThat(BrowserName.words()).containsExactly("chrome", "firefox");
  }

  @Test
  public void chromium_is_taken_for_chrome_and_case_does_not_matter() {
    assertThat(BrowserName.of("Chromium")).isEqualTo(BrowserName.CHROME);
    assertThat(BrowserName.of("FireFox")).isEqualTo(BrowserName.FIREFOX);
  }

  @Test
  public void an_unknown_browser_is_told_with_the_nearest() {
    assertThatThrownBy(() -> BrowserName.of("firefx"))
        .isInstanceOf(Told.class)
        .hasMessage("There is no browser 'firefx'. Did you mean firefox? Known: chrome, firefox.");
  }
}
