package org.crosscheck.testng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;
import org.testng.annotations.Test;

public class CrosscheckListenerTest {
  /** Collects the results of another TestNG. */
  private static final class Results implements ITestListener {
    private final List<ITestResult> failed = new ArrayList<>();
    private final List<ITestResult> skipped = new ArrayList<>();

    @Override
    public void onTestFailure(ITestResult result) {
      failed.add(result);
    }

    @Override
    public void onTestSkipped(ITestResult result) {
      skipped.add(result);
    }
  }

  @Test
  public void a_wrong_annotation_is_red_with_every_problem_and_opens_nothing() {
    Results results = run(Samples.Misspelled.class);

    assertThat(Samples.Misspelled.CALLED).isEmpty();
    assertThat(results.skipped).isEmpty();
    assertThat(results.failed)
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.getThrowable())
                    .hasStackTraceContaining("No page was opened:")
                    .hasStackTraceContaining("@Hosting of Misspelled: ")
                    .hasStackTraceContaining("@Browser of Misspelled.never_called: "));
  }

  @Test
  public void a_method_is_run_once_for_each_place_and_starts_nothing_until_it_opens_a_page() {
    Results results = run(Samples.Idle.class);

    assertThat(results.failed).isEmpty();
    assertThat(results.skipped).isEmpty();
    assertThat(Samples.Idle.CALLED)
        .containsExactlyInAnyOrder("chrome bare", "chrome pyscript-com", "takes_nothing");
  }

  private static Results run(Class<?> tests) {
    Results results = new Results();
    TestNG testng = new TestNG(false);
    testng.setTestClasses(new Class<?>[] {tests});
    testng.setVerbose(0);
    testng.addListener(results);
    testng.run();
    return results;
  }
}
