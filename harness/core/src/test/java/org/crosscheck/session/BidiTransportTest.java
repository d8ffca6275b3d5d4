package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.openqa.selenium.WebDriverException;
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
      {
        "{\n"
            + "  \"error\": \"session not created\",\n"
            + "  \"message\": \"Chrome exited\"\n"
            + "}\n"
            + "Build info: x",
        "session not created: Chrome exited"
      },
      {
        "{\"error\": \"session not created\", \"message\": \"session not created\\nfrom disconnected: "
            + "unable to connect to renderer\\n  (Session info: chrome=1)\"}\nBuild info: x",
        "session not created: disconnected: unable to connect to renderer"
      },
      {"{not JSON", "{not JSON"},
      {null, "null"},
    };
  }

  @DataProvider
  public Object[][] failuresOfJava() {
    return new Object[][] {
      {new TimeoutException(), "the browser did not answer in time"},
      {new IllegalStateException("process 1 ended"), "process 1 ended"},
      {
        new RejectedExecutionException("Task java.util.concurrent.X@1 rejected"),
        "the session was closed"
      },
      {new IOException("java.net.ConnectException: x"), "the connection to the browser failed"},
    };
  }

  @Test(dataProvider = "failuresOfJava")
  public void a_failure_of_java_is_told_in_words(Exception cause, String expected) {
    assertThat(BidiTransport.message(new CompletionException(cause))).isEqualTo(expected);
    assertThat(BidiTransport.message(new WebDriverException(cause))).isEqualTo(expected);
  }

  @Test(dataProvider = "failures")
  public void a_failure_has_a_message_without_a_stack_trace(String message, String expected) {
    assertThat(BidiTransport.message(new IllegalStateException(message))).isEqualTo(expected);
  }
}
