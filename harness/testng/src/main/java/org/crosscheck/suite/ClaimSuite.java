package org.crosscheck.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.testng.ITestContext;
import org.testng.ITestListener;
import org.testng.ITestNGMethod;
import org.testng.annotations.Factory;
import org.testng.annotations.Listeners;

/**
 * Provides each test case as a TestNG test that is named by strength, claim, summary, and visit, in
 * a class for each fixture. A test passes if the verdict is the one that the baseline accepts, and
 * fails if it is worse or better. A case that does not apply, that is flaky, or that could not be
 * measured is skipped with the reason.
 *
 * <p>Listing the tests opens no browser. The visits begin with the first test, and each test waits
 * for its own, so that the durations of all tests add up to that of the run.
 */
@Listeners(ClaimSuite.Selected.class)
public final class ClaimSuite {
  private ClaimSuite() {}

  /**
   * {@return a test for each case of the selection, and one for missing cases} If the properties
   * are wrong or select nothing, only a test that fails with the reason.
   */
  @Factory
  public static Object[] tests() {
    Map<String, String> properties =
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, System::getProperty));
    try {
      Checkout checkout = Checkout.above(Path.of(""));
      return tests(checkout, Catalog.read(checkout.fixtures()), properties);
    } catch (UserError e) {
      return new Object[] {new Refused(e)};
    }
  }

  private static Object[] tests(
      Checkout checkout, Catalog catalog, Map<String, String> properties) {
    RunRequest request = new SuiteOptions(properties).request(checkout, catalog);
    Progress progress = step -> System.out.println(step + " ...");
    Release installed = Provisioning.release(checkout, request.release(), progress);
    Release release = request.build().map(installed::with).orElse(installed);
    List<Visit> visits = catalog.matrix(release, request.selection()).visits();
    ClaimRun run =
        new ClaimRun(checkout, catalog, request, visits.stream().map(Visit::key).toList());
    FixtureClasses classes = new FixtureClasses();
    List<Object> tests = new ArrayList<>();
    for (Visit visit : visits) {
      for (Claim claim : visit.claims()) {
        TestCaseId of = new TestCaseId(claim.id(), visit.key());
        tests.add(classes.test(visit.fixture().name(), claim, of, run));
      }
    }
    tests.add(new NoCaseIsMissing(run));
    return tests.toArray();
  }

  /** Leaves out the visits of tests that TestNG does not run, and waits for the end of the run. */
  public static final class Selected implements ITestListener {
    @Override
    public void onStart(ITestContext context) {
      Map<JudgedCases, Set<VisitKey>> visits =
          Stream.of(context.getAllTestMethods())
              .map(ITestNGMethod::getInstance)
              .filter(ClaimTest.class::isInstance)
              .map(ClaimTest.class::cast)
              .collect(
                  Collectors.groupingBy(
                      ClaimTest::cases,
                      Collectors.mapping(
                          test -> test.testCase().visit(), Collectors.toCollection(HashSet::new))));
      visits.forEach(
          (cases, kept) -> {
            if (cases instanceof ClaimRun run) {
              run.keep(kept);
            }
          });
    }

    @Override
    public void onFinish(ITestContext context) {
      for (ITestNGMethod method : context.getAllTestMethods()) {
        if (method.getInstance() instanceof ClaimTest test
            && test.cases() instanceof ClaimRun run) {
          run.end();
        }
      }
    }
  }
}
