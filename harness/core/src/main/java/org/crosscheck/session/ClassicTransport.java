package org.crosscheck.session;

import java.time.Duration;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.UnreachableBrowserException;

/** Sends the commands of classic WebDriver. A command waits while the page blocks its thread. */
final class ClassicTransport implements Transport {
  @Override
  public void navigate(Contexts.Tab tab, String url) {
    RemoteWebDriver driver = driver(tab);
    synchronized (driver) {
      driver.get(url);
    }
  }

  /** Nothing to do: a browser sends nothing by itself. */
  @Override
  public void sync() {}

  @Override
  public boolean isTrue(Contexts.Tab tab, String expression, Duration patience) {
    RemoteWebDriver driver = driver(tab);
    synchronized (driver) {
      driver.manage().timeouts().scriptTimeout(patience);
      return Boolean.TRUE.equals(driver.executeScript("return (" + expression + ")"));
    }
  }

  @Override
  public byte[] screenshot(Contexts.Tab tab) {
    RemoteWebDriver driver = driver(tab);
    synchronized (driver) {
      return driver.getScreenshotAs(OutputType.BYTES);
    }
  }

  @Override
  public double evaluate(Contexts.Tab tab, String script, Duration atMost) {
    RemoteWebDriver driver = driver(tab);
    Object result;
    synchronized (driver) {
      driver.manage().timeouts().scriptTimeout(atMost);
      result =
          driver.executeAsyncScript(
              "const done = arguments[0]; Promise.resolve(" + script.strip() + ").then(done)");
    }
    if (result instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException("the script gave " + result);
  }

  /** Nothing to do: the browser of each tab is ended with its tab. */
  @Override
  public void quit() {}

  @Override
  public String explain(RuntimeException failure) {
    return message(failure);
  }

  @Override
  public boolean refused(RuntimeException failure) {
    return failure instanceof WebDriverException
        && failure.getCause() == null
        && !(failure instanceof NoSuchSessionException)
        && !(failure instanceof TimeoutException)
        && !(failure instanceof UnreachableBrowserException);
  }

  /** {@return the message of a failure, in one line, in words for the user} */
  static String message(RuntimeException failure) {
    if (failure instanceof TimeoutException) {
      return "the browser did not answer in time";
    }
    if (failure instanceof NoSuchSessionException) {
      return "the browser ended";
    }
    if (failure instanceof UnreachableBrowserException) {
      return "the connection to the browser failed";
    }
    String message =
        failure instanceof WebDriverException answered
            ? String.valueOf(answered.getRawMessage())
            : String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }

  private static RemoteWebDriver driver(Contexts.Tab tab) {
    return SessionContexts.ClassicTab.of(tab).driver();
  }
}
