package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a browser's refusal is told as. */
public class BidiTransportTest {
  @DataProvider
  public Object[][] failures() {
    return new Object[][] {
      {"no frame\nBuild info: x", "no frame"},
      {
        "{\"type\":\"error\",\"id\":1,\"error\":\"no such frame\",\"message\":\"It is gone\","
            + "\"stacktrace\":\"a\\nb\"}\nBuild info: x",
        "no such frame: It is gone"
      },
      {"{not JSON", "{not JSON"},
      {null, "null"},
    };
  }

  @Test(dataProvider = "failures")
  public void a_failure_says_what_and_not_where_in_the_browser(String message, String said) {
    assertThat(BidiTransport.said(new IllegalStateException(message))).isEqualTo(said);
  }
}
