package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The messages of a browser's refusals. */
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
      {
        "{\n  \"error\": \"invalid argument\",\n  \"message\": \"Unknown event\"\n}\nBuild info: x",
        "invalid argument: Unknown event"
      },
      {"{not JSON", "{not JSON"},
      {null, "null"},
    };
  }

  @Test(dataProvider = "failures")
  public void a_failure_has_a_message_without_a_stack_trace(String message, String expected) {
    assertThat(BidiTransport.message(new IllegalStateException(message))).isEqualTo(expected);
  }
}
