package org.crosscheck.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.input.Step;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.UnreachableBrowserException;

/** Sends the commands of classic WebDriver. A command waits while the page blocks its thread. */
final class ClassicTransport implements Transport {
  @Override
  public void navigate(Contexts.Tab tab, String url) {
    command(
        tab,
        driver -> {
          driver.get(url);
          return true;
        });
  }

  /** Nothing to do: a browser sends nothing by itself. */
  @Override
  public void sync() {}

  @Override
  public boolean isTrue(Contexts.Tab tab, String expression, Duration patience) {
    return command(
        tab,
        driver -> {
          driver.manage().timeouts().scriptTimeout(patience);
          return Boolean.TRUE.equals(driver.executeScript("return (" + expression + ")"));
        });
  }

  @Override
  public void make(Contexts.Tab tab, Step step) {
    command(
        tab,
        driver -> {
          switch (step.kind()) {
            case CLICK -> driver.findElement(By.cssSelector(step.selector())).click();
            case TYPE -> type(driver, step, step.value());
            case PRESS -> type(driver, step, PageInput.key(step.value()));
            case WAIT_FOR -> throw new IllegalStateException("the page itself says when to go on");
          }
          return true;
        });
  }

  private static void type(RemoteWebDriver driver, Step step, String keys) {
    if (!step.selector().isEmpty()) {
      driver.executeScript(
          "(" + PageInput.FOCUS + ")(arguments[0])",
          driver.findElement(By.cssSelector(step.selector())));
    }
    new Actions(driver).sendKeys(keys).perform();
  }

  @Override
  public byte[] screenshot(Contexts.Tab tab) {
    return command(tab, driver -> driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public double evaluate(Contexts.Tab tab, String script, Duration atMost) {
    return command(
        tab,
        driver -> {
          driver.manage().timeouts().scriptTimeout(atMost);
          Object result =
              driver.executeAsyncScript(
                  "const done = arguments[0]; Promise.resolve(" + script.strip() + ").then(done)");
          if (result instanceof Number number) {
            return number.doubleValue();
          }
          throw new IllegalStateException("the script gave " + result);
        });
  }

  /** Not available: pages other than fixtures cannot be opened this way. */
  @Override
  public Optional<String> text(Contexts.Tab tab, String script, Duration atMost) {
    throw new UnsupportedOperationException("a classic session evaluates no texts");
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

  private static <T> T command(Contexts.Tab tab, Function<RemoteWebDriver, T> commands) {
    return SessionContexts.ClassicTab.of(tab).command(commands);
  }
}
