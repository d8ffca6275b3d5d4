package org.crosscheck.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What a page gets from its header lines. Those tables were measured: each row was served on
 * localhost to Chromium 156 and to Firefox ESR 153, and what it says is what {@code
 * crossOriginIsolated} was.
 */
public class IsolationModelTest {
  private static final URI PAGE = URI.create("http://localhost:8765/index.html");
  private static final String COOP = "Cross-Origin-Opener-Policy: ";
  private static final String COEP = "Cross-Origin-Embedder-Policy: ";
  private static final String OPENER = COOP + "same-origin";
  private static final String EMBEDDER = COEP + "require-corp";
  private static final String DIP = "Document-Isolation-Policy: ";
  private static final String FEATURES = "Permissions-Policy: ";
  private static final String OLD = "Feature-Policy: ";

  @DataProvider
  public Object[][] sameInBoth() {
    return new Object[][] {
      // The two headers, and what is missing or other than them.
      row(true, OPENER, EMBEDDER),
      row(true, EMBEDDER, OPENER),
      row(true, OPENER, COEP + "credentialless"),
      row(
          true,
          "cross-origin-opener-policy: same-origin",
          "CROSS-ORIGIN-EMBEDDER-POLICY: require-corp"),
      row(false),
      row(false, OPENER),
      row(false, EMBEDDER),
      row(false, COOP + "same-origin-allow-popups", EMBEDDER),
      row(false, COOP + "noopener-allow-popups", EMBEDDER),
      row(false, COOP + "unsafe-none", EMBEDDER),
      row(false, COOP + "same-origin-plus-COEP", EMBEDDER),
      row(false, OPENER, COEP + "unsafe-none"),
      row(false, COOP + "require-corp", COEP + "same-origin"),
      // Only enforced headers count.
      row(false, "Cross-Origin-Opener-Policy-Report-Only: same-origin", EMBEDDER),
      row(false, OPENER, "Cross-Origin-Embedder-Policy-Report-Only: require-corp"),
      // Parameters of an item (RFC 9651 section 3.1.2) are allowed, and any of them.
      row(true, COOP + "same-origin; report-to=\"x\"", EMBEDDER),
      row(true, COOP + "same-origin; report-to=x", EMBEDDER),
      row(true, COOP + "same-origin;a=1;b", EMBEDDER),
      row(true, COOP + "same-origin;   a", EMBEDDER),
      row(true, OPENER, COEP + "require-corp;report-to=\"x\";a=?0;b=1.5;c=:aGk=:;*d"),
      // A parameter that is not one makes the item invalid, and the header counts for nothing.
      row(false, COOP + "same-origin;", EMBEDDER),
      row(false, OPENER, COEP + "require-corp;"),
      row(false, COOP + "same-origin ;a", EMBEDDER),
      row(false, COOP + "same-origin;\ta", EMBEDDER),
      row(false, COOP + "same-origin;Report-To=\"x\"", EMBEDDER),
      row(false, COOP + "same-origin;a=", EMBEDDER),
      row(false, COOP + "same-origin;a=\"\u00fc\"", EMBEDDER),
      // Items of another type than token.
      row(false, COOP + "\"same-origin\"", EMBEDDER),
      row(false, OPENER, COEP + "\"require-corp\""),
      row(false, COOP + "'same-origin'", EMBEDDER),
      row(false, COOP + "(same-origin)", EMBEDDER),
      row(false, COOP + ":c2FtZS1vcmlnaW4=:", EMBEDDER),
      row(false, COOP + "?1", EMBEDDER),
      row(false, COOP + "1", EMBEDDER),
      // Tokens are case-sensitive.
      row(false, COOP + "SAME-ORIGIN", EMBEDDER),
      row(false, OPENER, COEP + "Require-Corp"),
      row(false, COOP + "*same-origin", EMBEDDER),
      // A list is no item, whether on one line or on several.
      row(false, OPENER, OPENER, EMBEDDER),
      row(false, OPENER, EMBEDDER, EMBEDDER),
      row(false, OPENER, EMBEDDER, COEP + "credentialless"),
      row(false, OPENER, COEP + "require-corp, require-corp"),
      row(false, OPENER, COEP + "require-corp,"),
      // White space around is not part of the value; inside it is.
      row(true, COOP + "   same-origin  ", COEP + "\trequire-corp\t"),
      row(false, COOP + "same-origin x", EMBEDDER),
      row(false, COOP + "same-origin\u00a0", EMBEDDER),
      row(false, COOP, EMBEDDER),
      row(false, OPENER, COEP),
      // A policy for documents that isolates nothing changes nothing.
      row(false, DIP + "none"),
      row(true, OPENER, EMBEDDER, DIP + "none"),
      row(true, OPENER, EMBEDDER, DIP + "nonsense"),
      row(false, DIP + "\"isolate-and-require-corp\""),
      row(false, DIP + "isolate-and-require-corp;"),
      row(false, DIP + "Isolate-And-Require-Corp"),
      row(false, DIP + "isolate-and-require-corp", DIP + "isolate-and-require-corp"),
      row(false, "Document-Isolation-Policy-Report-Only: isolate-and-require-corp"),
      row(
          true,
          OPENER,
          EMBEDDER,
          DIP + "isolate-and-require-corp",
          FEATURES + "cross-origin-isolated=()"),
      // Permissions that allow the page itself, or say nothing that can be read about it.
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=self"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(self)"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=*"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(*)"),
      row(
          true,
          OPENER,
          EMBEDDER,
          FEATURES + "cross-origin-isolated=(self \"https://other.example\")"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(\"http://localhost:8765\")"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=\"http://localhost:8765\""),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(\"http://LOCALHOST:8765/x\")"),
      row(true, OPENER, EMBEDDER, FEATURES + "camera=(), geolocation=()"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(), camera 'none'"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated 'none'"),
      row(true, OPENER, EMBEDDER, FEATURES + "Cross-Origin-Isolated=()"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(),"),
      row(
          true,
          OPENER,
          EMBEDDER,
          FEATURES + "cross-origin-isolated=()",
          FEATURES + "camera 'none'"),
      row(
          true,
          OPENER,
          EMBEDDER,
          FEATURES + "cross-origin-isolated=()",
          FEATURES + "cross-origin-isolated=self"),
      row(true, OPENER, EMBEDDER, "Permissions-Policy-Report-Only: cross-origin-isolated=()"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated 'SELF'"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated 'none' *"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated http://localhost:8765"),
      row(true, OPENER, EMBEDDER, OLD + "Cross-Origin-Isolated 'none'"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated *; cross-origin-isolated 'none'"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated=()"),
      row(
          true,
          OPENER,
          EMBEDDER,
          OLD + "cross-origin-isolated 'none'",
          FEATURES + "cross-origin-isolated=self"),
    };
  }

  @Test(dataProvider = "sameInBoth")
  public void header_lines_isolate_or_not_in_both_browsers(boolean isolated, List<String> lines) {
    assertThat(predict(TestEngines.CHROME, lines).crossOriginIsolated())
        .as("Chrome with %s", lines)
        .isEqualTo(isolated);
    assertThat(predict(TestEngines.FIREFOX, lines).crossOriginIsolated())
        .as("Firefox with %s", lines)
        .isEqualTo(isolated);
  }

  @DataProvider
  public Object[][] onlyInChrome() {
    return new Object[][] {
      row(true, DIP + "isolate-and-require-corp"),
      row(true, DIP + "isolate-and-credentialless"),
      row(true, DIP + "isolate-and-require-corp; report-to=\"x\""),
      row(true, DIP + "isolate-and-require-corp", FEATURES + "cross-origin-isolated=()"),
      row(true, DIP + "isolate-and-require-corp", COOP + "unsafe-none"),
    };
  }

  @Test(dataProvider = "onlyInChrome")
  public void a_document_isolation_policy_isolates_in_chrome_alone(
      boolean isolated, List<String> lines) {
    assertThat(predict(TestEngines.CHROME, lines).crossOriginIsolated())
        .as("Chrome with %s", lines)
        .isEqualTo(isolated);
    assertThat(predict(TestEngines.FIREFOX, lines).crossOriginIsolated())
        .as("Firefox with %s", lines)
        .isFalse();
  }

  @DataProvider
  public Object[][] onlyInFirefox() {
    return new Object[][] {
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=()"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=();report-to=x"),
      row(true, OPENER, EMBEDDER, FEATURES + "camera=(), cross-origin-isolated=()"),
      row(true, OPENER, EMBEDDER, FEATURES + "camera=()", FEATURES + "cross-origin-isolated=()"),
      row(
          true,
          OPENER,
          EMBEDDER,
          FEATURES + "cross-origin-isolated=self",
          FEATURES + "cross-origin-isolated=()"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(\"https://other.example\")"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=\"https://other.example\""),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=none"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=(none)"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated"),
      row(true, OPENER, EMBEDDER, FEATURES + "cross-origin-isolated=?0"),
      // The older header has another syntax, and counts where the newer one does not name it.
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated 'none'"),
      row(true, OPENER, EMBEDDER, OLD + "camera *;cross-origin-isolated 'None';usb 'self'"),
      row(true, OPENER, EMBEDDER, OLD + "camera *, cross-origin-isolated 'none'"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated https://other.example"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated none"),
      row(true, OPENER, EMBEDDER, OLD + "cross-origin-isolated 'none', cross-origin-isolated *"),
      row(
          true,
          OPENER,
          EMBEDDER,
          OLD + "cross-origin-isolated 'none'",
          FEATURES + "camera=(), cross-origin-isolated 'none'"),
      // An empty line beside a good one: Firefox passes over it.
      row(true, OPENER, EMBEDDER, COEP),
      row(true, OPENER, COEP, EMBEDDER),
    };
  }

  @Test(dataProvider = "onlyInFirefox")
  public void what_chrome_obeys_and_firefox_does_not_read_isolates_in_firefox_alone(
      boolean isolated, List<String> lines) {
    assertThat(predict(TestEngines.FIREFOX, lines).crossOriginIsolated())
        .as("Firefox with %s", lines)
        .isEqualTo(isolated);
    assertThat(predict(TestEngines.CHROME, lines).crossOriginIsolated())
        .as("Chrome with %s", lines)
        .isFalse();
  }

  @DataProvider
  public Object[][] addresses() {
    return new Object[][] {
      {"https://pyscript.com/a", true},
      {"HTTPS://insecure.test/", true},
      {"https://my_app:8443/", true},
      {"http://localhost/", true},
      {"http://LOCALHOST:8080/a/b", true},
      {"http://localhost.:8080/", true},
      {"http://cdn.localhost:8080/", true},
      {"http://a.b.localhost./", true},
      {"http://127.0.0.1:8080/", true},
      {"http://127.9.8.7/", true},
      {"http://[::1]:8080/", true},
      {"http://insecure.test/", false},
      {"http://localhost.example.com/", false},
      {"http://notlocalhost/", false},
      {"http://127.0.0.1.example.com/", false},
      {"http://128.0.0.1/", false},
      {"http://192.168.1.5:8000/", false},
      {"http://0.0.0.0:8000/", false},
      {"http://[::2]/", false},
      {"http://my_app:8000/", false},
    };
  }

  @Test(dataProvider = "addresses")
  public void headers_count_only_in_a_secure_context(String url, boolean secure) {
    for (Engine browser : Engines.defaults()) {
      assertThat(
              IsolationModel.predict(
                      lines(List.of(OPENER, EMBEDDER, DIP + "isolate-and-require-corp")),
                      URI.create(url),
                      browser.traits())
                  .crossOriginIsolated())
          .as("%s in %s", url, browser)
          .isEqualTo(secure);
    }
  }

  @Test
  public void an_insecure_address_is_the_only_reason_given() {
    assertThat(
            IsolationModel.predict(
                    lines(List.of(OPENER)),
                    URI.create("http://my_app:8000/a"),
                    TestEngines.CHROME.traits())
                .reasons())
        .containsExactly(
            "http://my_app is not a secure context, so browsers ignore the headers: use https or"
                + " localhost");
  }

  @Test
  public void the_reasons_give_the_values_that_count() {
    assertThat(predict(TestEngines.FIREFOX, List.of(COOP + "same-origin; a", EMBEDDER)).reasons())
        .containsExactly(
            "Cross-Origin-Opener-Policy is same-origin; a",
            "Cross-Origin-Embedder-Policy is require-corp");
  }

  @Test
  public void the_reasons_distinguish_missing_invalid_and_other_values() {
    assertThat(predict(TestEngines.CHROME, List.of(OPENER, OPENER)).reasons())
        .containsExactly(
            "Cross-Origin-Opener-Policy is invalid, so browsers ignore it: 'same-origin,"
                + " same-origin' is not a single token: the header is sent 2 times, and browsers"
                + " join the lines; often an application and the server before it both send it",
            "Cross-Origin-Embedder-Policy is missing");
    assertThat(
            predict(TestEngines.CHROME, List.of(COOP + "unsafe-none;a", COEP + "Require-Corp"))
                .reasons())
        .containsExactly(
            "Cross-Origin-Opener-Policy is unsafe-none, which is not same-origin",
            "Cross-Origin-Embedder-Policy is Require-Corp, which is not require-corp or"
                + " credentialless; values are case-sensitive, write require-corp");
  }

  @DataProvider
  public Object[][] faults() {
    return new Object[][] {
      {"require-corp;", "it ends with a semicolon, after which browsers expect a parameter"},
      {"\"require-corp\"", "write it without quotation marks"},
      {"'require-corp'", "write it without quotation marks"},
      {"require-corp, require-corp", "it is a list of several values, write only one"},
      {"require-corp,", "it is a list of several values, write only one"},
      {"require-corp; report-to=", "what follows the semicolon is not a parameter"},
      {"require-corp x", "the character 'x' at position 14 is not part of a token"},
      {"(require-corp)", "the character '(' at position 1 is not part of a token"},
      {"", "it is empty"},
    };
  }

  @Test(dataProvider = "faults")
  public void the_reasons_say_why_a_value_is_not_one_token(String value, String fault) {
    assertThat(predict(TestEngines.CHROME, List.of(OPENER, COEP + value)).reasons())
        .last()
        .isEqualTo(
            "Cross-Origin-Embedder-Policy is invalid, so browsers ignore it: '%s' is not a single"
                    .formatted(value)
                + " token: "
                + fault);
  }

  @DataProvider
  public Object[][] spellings() {
    return new Object[][] {
      {"require_corp", "; did you mean require-corp?"},
      {"require-cors", "; did you mean require-corp?"},
      {"Credentialless", "; values are case-sensitive, write credentialless"},
      {"same-origin", "; it is a value of Cross-Origin-Opener-Policy"},
      {"unsafe-none", ""},
    };
  }

  @Test(dataProvider = "spellings")
  public void the_reasons_say_which_value_may_be_meant(String value, String meant) {
    assertThat(predict(TestEngines.CHROME, List.of(OPENER, COEP + value)).reasons())
        .last()
        .isEqualTo(
            "Cross-Origin-Embedder-Policy is %s, which is not require-corp or credentialless%s"
                .formatted(value, meant));
  }

  @Test
  public void the_reasons_say_that_a_policy_only_reports() {
    assertThat(
            predict(
                    TestEngines.FIREFOX,
                    List.of(OPENER, "Cross-Origin-Embedder-Policy-Report-Only: require-corp"))
                .reasons())
        .last()
        .isEqualTo(
            "Cross-Origin-Embedder-Policy is missing; Cross-Origin-Embedder-Policy-Report-Only only"
                + " reports");
  }

  @Test
  public void safari_is_predicted_without_credentialless_and_document_policies() {
    EngineTraits safari = Engines.onlyPredicted().get(0);

    assertThat(IsolationModel.predict(lines(List.of(OPENER, EMBEDDER)), PAGE, safari))
        .extracting(Prediction::crossOriginIsolated)
        .isEqualTo(true);
    assertThat(
            IsolationModel.predict(lines(List.of(OPENER, COEP + "credentialless")), PAGE, safari)
                .reasons())
        .contains("Cross-Origin-Embedder-Policy is credentialless, which Safari does not support");
    assertThat(
            IsolationModel.predict(lines(List.of(DIP + "isolate-and-require-corp")), PAGE, safari)
                .reasons())
        .contains("Document-Isolation-Policy is not supported by Safari");
    assertThat(Engines.ids()).doesNotContain("safari");
  }

  @Test
  public void the_reasons_name_the_permissions_policy_that_turned_it_off() {
    assertThat(
            predict(
                    TestEngines.CHROME,
                    List.of(
                        OPENER, EMBEDDER, FEATURES + "a=*", FEATURES + "cross-origin-isolated=()"))
                .reasons())
        .last()
        .isEqualTo(
            "turned off by Permissions-Policy: a=*, cross-origin-isolated=(), which Chrome"
                + " obeys");
  }

  @Test
  public void the_reasons_name_the_document_policy_that_isolates() {
    assertThat(predict(TestEngines.CHROME, List.of(DIP + "isolate-and-credentialless")).reasons())
        .containsExactly("isolated by Document-Isolation-Policy: isolate-and-credentialless");
  }

  @Test
  public void a_prediction_without_reasons_is_rejected() {
    assertThatThrownBy(() -> new Prediction(true, List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("A prediction has no reasons.");
  }

  private static Object[] row(boolean isolated, String... lines) {
    return new Object[] {isolated, List.of(lines)};
  }

  private static Prediction predict(Engine browser, List<String> lines) {
    return IsolationModel.predict(lines(lines), PAGE, browser.traits());
  }

  private static List<HeaderField> lines(List<String> lines) {
    return lines.stream().map(HeaderField::parse).toList();
  }
}
