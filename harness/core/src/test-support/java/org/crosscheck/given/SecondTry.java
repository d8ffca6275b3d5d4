package org.crosscheck.given;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.testng.IAnnotationTransformer;
import org.testng.IRetryAnalyzer;
import org.testng.ITestResult;
import org.testng.annotations.ITestAnnotation;

/**
 * Makes a failed test in a browser again, once: as for claims, a failure that does not repeat is
 * flaky. Failsafe counts the failure as skipped, and the log has a line with its words. The plugin
 * configuration names it as a listener, so that unit tests and claims have no second try.
 */
public final class SecondTry implements IAnnotationTransformer, IRetryAnalyzer {
  private boolean made;

  /** Listeners and retry analyzers are made by TestNG, one analyzer for each set of parameters. */
  public SecondTry() {}

  @Override
  @SuppressWarnings("rawtypes") // As TestNG declares it.
  public void transform(
      ITestAnnotation test,
      @Nullable Class type,
      @Nullable Constructor constructor,
      @Nullable Method method) {
    test.setRetryAnalyzer(SecondTry.class);
  }

  @Override
  public boolean retry(ITestResult failed) {
    if (made) {
      return false;
    }
    made = true;
    System.out.printf(
        "FLAKY, unless it fails again: %s.%s%s: %s%n",
        failed.getTestClass().getName(),
        failed.getName(),
        Arrays.toString(failed.getParameters()),
        failed.getThrowable());
    return true;
  }
}
