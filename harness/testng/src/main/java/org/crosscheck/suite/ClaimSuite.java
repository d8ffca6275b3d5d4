package org.crosscheck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.conformance.ConformanceRun;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.format.ReportInputs;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;
import org.testng.ITest;
import org.testng.SkipException;
import org.testng.annotations.Factory;
import org.testng.annotations.Test;

/**
 * Provides each test case as a TestNG test that is named by strength, claim, summary, and visit. A
 * test passes if the verdict is the one that the baseline accepts, and fails if it is worse or
 * better. A case that does not apply, that is flaky, or that could not be measured is skipped with
 * the reason.
 *
 * <p>All visits run once, before the first test; the tests only compare verdicts.
 */
public final class ClaimSuite {
  private ClaimSuite() {}

  /**
   * Runs the matrix and creates one test for each verdict, and one for missing test cases.
   *
   * @return the tests, at least two: a run without visits throws
   */
  @Factory
  public static Object[] tests() {
    Checkout checkout = Checkout.above(Path.of(""));
    Catalog catalog = Catalog.read(checkout.fixtures());
    RunResult result =
        new ConformanceRun(checkout, catalog, new Progress()).run(RunRequest.of(selection()));
    System.out.println(
        result.comparison().summary() + " Report: " + report(checkout, catalog, result));
    Map<TestCaseId, Difference> differences =
        result.comparison().differences().stream()
            .collect(Collectors.toMap(Difference::of, d -> d));
    return Stream.concat(
            result.record().results().stream()
                .map(
                    test ->
                        new ClaimTest(
                            catalog.claims().claim(test.of().claim().text()),
                            test,
                            Optional.ofNullable(differences.get(test.of())))),
            Stream.of(new NoCaseIsMissing(result)))
        .toArray();
  }

  private static Path report(Checkout checkout, Catalog catalog, RunResult result) {
    return HtmlReport.write(
        ReportInputs.of(checkout, catalog, result.run(), List.of(result.folder())),
        result.folder());
  }

  private static Selection selection() {
    return Boolean.getBoolean("claims.thorough") ? Selection.everything() : Selection.defaultRun();
  }

  /** One test case: a claim in a visit. */
  public static final class ClaimTest implements ITest {
    private final Claim claim;
    private final TestResult result;
    private final Optional<Difference> difference;

    ClaimTest(Claim claim, TestResult result, Optional<Difference> difference) {
      this.claim = claim;
      this.result = result;
      this.difference = difference;
    }

    @Override
    public String getTestName() {
      TestCaseId of = result.of();
      String visit = String.join(" ", of.page(), of.hosting(), of.engine(), of.interpreters());
      return claim.strength() + " " + claim.id() + ": " + claim.summary() + " [" + visit + "]";
    }

    /** Compares the verdict with the accepted one. */
    @Test
    public void is_as_accepted() {
      difference
          .filter(d -> !d.fails())
          .ifPresent(
              d -> {
                throw new SkipException(d.toString());
              });
      assertThat(difference).withFailMessage(this::failure).isEmpty();
      if (result.verdict() instanceof Verdict.NotApplicable notApplicable) {
        throw new SkipException(notApplicable.because());
      }
    }

    private String failure() {
      String message = difference.map(Difference::toString).orElse("");
      boolean worse = difference.filter(d -> d.kind() == ChangeKind.WORSE).isPresent();
      if (!worse && !result.verdict().kind().deviation()) {
        boolean doubtful = difference.filter(Difference::doubtful).isPresent();
        return message
            + (doubtful ? "\nIf this is intended, accept it: " : "\nAccept it: ")
            + "./crosscheck accept, and commit the baseline.";
      }
      return """
      %s
      The documentation says: %s
      What to check:
        - %s\
      """
          .formatted(
              message, claim.statements().get(0).cited(), String.join("\n  - ", claim.checks()));
    }
  }

  /** Fails if the run lacks a test case that the baseline has. */
  public static final class NoCaseIsMissing implements ITest {
    private final RunResult result;

    NoCaseIsMissing(RunResult result) {
      this.result = result;
    }

    @Override
    public String getTestName() {
      return "every accepted case has a verdict";
    }

    /** Compares the cases of the run with those of the baseline. */
    @Test
    public void every_accepted_case_has_a_verdict() {
      assertThat(result.comparison().of(ChangeKind.GONE)).isEmpty();
    }
  }

  /** Prints a line for each visit and for each difference. */
  private static final class Progress implements RunListener {
    private int done;

    @Override
    public void report(String step) {
      System.out.println(step + " ...");
    }

    @Override
    public void tryingAgain(List<VisitKey> visits) {
      System.out.println(
          English.count(visits.size(), "visit is", "visits are")
              + " made again, because of what was found:");
    }

    @Override
    public void visited(VisitRecord visit, List<Difference> differences) {
      done++;
      System.out.println(
          done + ". " + visit.key().toString() + ": " + visit.last().outcome().displayName());
      differences.forEach(d -> System.out.println("   " + TextSanitizer.line(d.toString())));
    }
  }
}
