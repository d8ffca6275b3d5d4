package org.crosscheck.testng;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;
import org.jspecify.annotations.Nullable;
import org.testng.IAnnotationTransformer;
import org.testng.IExecutionListener;
import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ISuite;
import org.testng.ITestContext;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;
import org.testng.annotations.DataProvider;
import org.testng.annotations.ITestAnnotation;

/**
 * Gives test methods their {@link Crosscheck}, attaches evidence to failures, and ends everything
 * after the last test. TestNG finds it on the class path by itself.
 */
public final class CrosscheckListener
    implements IAnnotationTransformer, IInvokedMethodListener, IExecutionListener {
  private static final String PROVIDER = "crosscheck";
  private static final String PROBLEMS = "crosscheck.problems";
  private static final Bench BENCH = new Bench(Path.of(""));

  private static boolean takesCrosscheck(Method method) {
    return Arrays.asList(method.getParameterTypes()).contains(Crosscheck.class);
  }

  /** Names the source of the parameter of tests that take a {@link Crosscheck}. */
  @Override
  @SuppressWarnings("rawtypes") // The interface has them.
  public void transform(
      ITestAnnotation annotation,
      @Nullable Class type,
      @Nullable Constructor constructor,
      @Nullable Method method) {
    boolean takes =
        method != null
            ? takesCrosscheck(method)
            : type != null
                && Stream.of(type.getMethods()).anyMatch(CrosscheckListener::takesCrosscheck);
    if (takes && annotation.getDataProvider().isEmpty()) {
      annotation.setDataProvider(PROVIDER);
      annotation.setDataProviderClass(CrosscheckListener.class);
    }
  }

  /**
   * {@return a row for each place in which a test is run} Starts nothing.
   *
   * @throws UserError with everything that is wrong with the annotations of the suite's tests
   */
  @DataProvider(name = PROVIDER, propagateFailureAsTestFailure = true)
  public static Object[][] rows(ITestNGMethod method, ITestContext context) {
    Method java = method.getConstructorOrMethod().getMethod();
    if (!takesCrosscheck(java)) {
      return new Object[][] {{}};
    }
    List<String> problems = problems(context.getSuite());
    if (!problems.isEmpty()) {
      throw UserError.all(
          "No page was opened:", problems, "Correct the annotations, then run again.");
    }
    return reader().places(method.getRealClass(), java).stream()
        .map(place -> new Object[] {new Crosscheck(place, BENCH)})
        .toArray(Object[][]::new);
  }

  private static PlaceReader reader() {
    return new PlaceReader(
        BENCH.project(), BENCH.checkout(), name -> Optional.ofNullable(System.getProperty(name)));
  }

  /** All at once, so that one run shows every mistake. */
  @SuppressWarnings("unchecked") // Only this method sets the attribute.
  private static synchronized List<String> problems(ISuite suite) {
    if (suite.getAttribute(PROBLEMS) instanceof List<?> known) {
      return (List<String>) known;
    }
    PlaceReader reader = reader();
    for (ITestNGMethod method : suite.getAllMethods()) {
      Method java = method.getConstructorOrMethod().getMethod();
      if (takesCrosscheck(java)) {
        reader.places(method.getRealClass(), java);
      }
    }
    suite.setAttribute(PROBLEMS, reader.problems());
    return reader.problems();
  }

  /** Attaches what was seen to a failure, and closes the pages of the test. */
  @Override
  public void afterInvocation(IInvokedMethod method, ITestResult result) {
    for (Object parameter : result.getParameters()) {
      if (parameter instanceof Crosscheck crosscheck) {
        end(crosscheck, result);
      }
    }
  }

  private static void end(Crosscheck crosscheck, ITestResult result) {
    List<Page> pages = crosscheck.opened();
    String test =
        "%s.%s %s"
            .formatted(
                result.getTestClass().getRealClass().getSimpleName(),
                result.getMethod().getMethodName(),
                crosscheck);
    try {
      Path folder = Evidence.folder(BENCH.project(), test);
      Evidence.remove(folder);
      Throwable failure = result.getThrowable();
      if (failure != null && !result.isSuccess() && !pages.isEmpty()) {
        failure.addSuppressed(Evidence.of(pages, folder));
      }
    } finally {
      pages.forEach(Page::close);
    }
  }

  /** Ends browsers and servers. */
  @Override
  public void onExecutionFinish() {
    BENCH.close();
  }
}
