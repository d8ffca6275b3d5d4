package org.crosscheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.Test;

/** Tests real messages of engines, and that each engine recognizes only its own. */
public class ErrorWordingTest {
  private static final ErrorWording CHROME = new Chrome().traits().wording();
  private static final ErrorWording FIREFOX = new Firefox().traits().wording();

  @Test
  public void a_refused_connection_means_no_response() {
    assertThat(CHROME.isNoResponse("net::ERR_CONNECTION_REFUSED")).isTrue();
    assertThat(CHROME.isNoResponse("net::ERR_BLOCKED_BY_RESPONSE")).isFalse();
    assertThat(CHROME.isNoResponse("NS_ERROR_CONNECTION_REFUSED")).isFalse();
    assertThat(FIREFOX.isNoResponse("NS_ERROR_CONNECTION_REFUSED")).isTrue();
    assertThat(FIREFOX.isNoResponse("NS_ERROR_DOM_CORP_FAILED")).isFalse();
    assertThat(FIREFOX.isNoResponse("net::ERR_CONNECTION_REFUSED")).isFalse();
  }

  @Test
  public void a_cors_failure_names_the_address() {
    String chrome =
        "Access to fetch at 'https://a.example/x' from origin 'https://b.example' has been"
            + " blocked by CORS policy: No 'Access-Control-Allow-Origin' header";
    String firefox =
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
            + " at https://a.example/x. (Reason: CORS header missing)";

    assertThat(CHROME.refusedByCors(chrome)).contains("https://a.example/x");
    assertThat(FIREFOX.refusedByCors(firefox)).contains("https://a.example/x");
    assertThat(CHROME.refusedByCors(firefox)).isEmpty();
    assertThat(FIREFOX.refusedByCors(chrome)).isEmpty();
  }

  @Test
  public void only_chrome_aborts_a_request_without_a_reason() {
    assertThat(CHROME.isWithoutReason("net::ERR_FAILED")).isTrue();
    assertThat(CHROME.isWithoutReason("net::ERR_ABORTED")).isFalse();
    assertThat(FIREFOX.isWithoutReason("net::ERR_FAILED")).isFalse();
  }

  @Test
  public void a_request_that_a_policy_blocked_is_recognized() {
    assertThat(CHROME.isResourceRefused("net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin")).isTrue();
    assertThat(FIREFOX.isResourceRefused("NS_ERROR_DOM_CORP_FAILED")).isTrue();
    assertThat(FIREFOX.isFrameRefused("NS_ERROR_DOM_COEP_FAILED")).isTrue();
    assertThat(FIREFOX.isResourceRefused("NS_ERROR_DOM_COEP_FAILED")).isFalse();
    assertThat(CHROME.mentionsContentSecurityPolicy("violates the Content Security Policy"))
        .isTrue();
    assertThat(FIREFOX.mentionsContentSecurityPolicy("Content-Security-Policy: blocked")).isTrue();
    assertThat(FIREFOX.mentionsContentSecurityPolicy("a security policy")).isFalse();
  }
}
