package org.crosscheck.given;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;
import org.testng.annotations.Test;

/** Tests that a failure is tried again once, and that one that repeats is still a failure. */
public class SecondTryTest {
  @Test
  public void a_failure_that_does_not_repeat_is_skipped_and_one_that_does_fails() {
    FailsSometimes.CALLS.clear();
    Results results = new Results();
    TestNG run = new TestNG(false);
    run.setVerbose(0);
    run.setTestClasses(new Class<?>[] {FailsSometimes.class});
    run.addListener(new SecondTry());
    run.addListener(results);

    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      run.run();
    } finally {
      System.setOut(out);
    }

    assertThat(FailsSometimes.CALLS).containsExactly("always", "always", "never", "once", "once");
    assertThat(results.told)
        .containsExactly(
            "skipped always", "failed always", "passed never", "skipped once", "passed once");
    assertThat(printed.toString(UTF_8))
        .contains("FLAKY, unless it fails again: " + FailsSometimes.class.getName())
        .contains("fails_as_named[once]: java.lang.AssertionError: \nExpecting value to be false")
        .doesNotContain("fails_as_named[never]");
  }

  private static final class Results implements ITestListener {
    private final List<String> told = new ArrayList<>();

    @Override
    public void onTestSuccess(ITestResult result) {
      tell("passed", result);
    }

    @Override
    public void onTestFailure(ITestResult result) {
      tell("failed", result);
    }

    @Override
    public void onTestSkipped(ITestResult result) {
      tell("skipped", result);
    }

    private void tell(String how, ITestResult result) {
      told.add(how + " " + result.getParameters()[0]);
    }
  }
}
