package org.crosscheck.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.HeaderField;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class RemedyTest {
  private static final String COOP = "Cross-Origin-Opener-Policy: same-origin";
  private static final String COEP = "Cross-Origin-Embedder-Policy: require-corp";

  @DataProvider
  public Object[][] remedies() {
    return new Object[][] {
      {"http://localhost/", List.of(), "send '" + COOP + "' and send '" + COEP + "'"},
      {"http://localhost/", List.of(COOP), "send '" + COEP + "'"},
      {
        "http://localhost/",
        List.of("Cross-Origin-Opener-Policy: same-origin-allow-popups", COEP),
        "send '" + COOP + "' instead of 'same-origin-allow-popups'"
      },
      {
        "http://localhost/",
        List.of(COOP, COEP, COEP),
        "send '" + COEP + "' once instead of 2 lines"
      },
      {
        "http://localhost/",
        List.of(COOP, COEP, "Permissions-Policy: cross-origin-isolated=()"),
        "remove cross-origin-isolated from Permissions-Policy"
      },
      {
        "http://localhost/",
        List.of(COOP, COEP, "Feature-Policy: cross-origin-isolated 'none'"),
        "remove cross-origin-isolated from Feature-Policy"
      },
      {"http://example.org/", List.of(COOP, COEP), "serve it over https"},
      {"http://example.org/", List.of(COOP), "send '" + COEP + "' and serve it over https"},
    };
  }

  @Test(dataProvider = "remedies")
  public void the_smallest_set_of_changes_that_isolates_is_returned(
      String url, List<String> lines, String remedy) {
    assertThat(Remedy.of(fields(lines), URI.create(url), TestEngines.CHROME.traits()))
        .hasValue(remedy);
  }

  @Test
  public void an_isolated_page_needs_no_change() {
    List<String> lines = Arrays.asList(COOP, COEP, "Permissions-Policy: cross-origin-isolated=()");

    assertThat(
            Remedy.of(fields(lines), URI.create("http://localhost/"), TestEngines.FIREFOX.traits()))
        .isEmpty();
  }

  private static List<HeaderField> fields(List<String> lines) {
    return lines.stream().map(HeaderField::parse).toList();
  }
}
