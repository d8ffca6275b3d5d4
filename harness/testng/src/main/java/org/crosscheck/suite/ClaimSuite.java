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
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.testng.ITest;
import org.testng.SkipException;
import org.testng.annotations.Factory;
import org.testng.annotations.Test;

/**
 * Every claim in every place as a TestNG test, named strength, claim, sentence and place. A test is
 * green when the verdict is the one that the baseline accepts, and red when it is worse, or better.
 *
 * <p>The pages are visited once, before the first test; the tests only look at the verdicts.
 */
public final class ClaimSuite {
  private ClaimSuite() {}

  /**
   * Makes the run and gives one test for each verdict, and one for what the run did not ask.
   *
   * @return the tests, at least two: a run that looked at nothing throws
   */
  @Factory
  public static Object[] tests() {
    Checkout checkout = Checkout.above(Path.of(""));
    Catalog catalog = Catalog.read(checkout.fixtures());
    RunResult result =
        new ConformanceRun(checkout, catalog, new Lines()).run(RunRequest.of(selection()));
    System.out.println(
        result.comparison().summary() + " Report: " + report(checkout, catalog, result));
    Map<TestCaseId, Difference> differences =
        result.comparison().differences().stream()
            .collect(Collectors.toMap(Difference::of, d -> d));
    return Stream.concat(
            result.record().results().stream()
                .map(
                    one ->
                        new ClaimTest(
                            catalog.claims().claim(one.of().claim().text()),
                            one,
                            Optional.ofNullable(differences.get(one.of())))),
            Stream.of(new NothingVanished(result)))
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

  /** One claim in one place. */
  public static final class ClaimTest implements ITest {
    private final Claim claim;
    private final TestResult judged;
    private final Optional<Difference> difference;

    ClaimTest(Claim claim, TestResult judged, Optional<Difference> difference) {
      this.claim = claim;
      this.judged = judged;
      this.difference = difference;
    }

    @Override
    public String getTestName() {
      TestCaseId of = judged.of();
      String place = String.join(" ", of.page(), of.hosting(), of.engine(), of.interpreters());
      return claim.strength() + " " + claim.id() + ": " + claim.summary() + " [" + place + "]";
    }

    /** Holds the verdict against the accepted one. */
    @Test
    public void is_as_accepted() {
      assertThat(difference).withFailMessage(this::failure).isEmpty();
      if (judged.verdict() instanceof Verdict.NotApplicable notAsked) {
        throw new SkipException(notAsked.because());
      }
    }

    private String failure() {
      String said = difference.map(Difference::toString).orElse("");
      if (!judged.verdict().kind().deviation()) {
        return said + "\nAccept it: ./crosscheck accept, and commit the baseline.";
      }
      return said
          + "\nThe documentation says: \""
          + claim.quote().strip()
          + "\"\nWhat to check:\n  - "
          + String.join("\n  - ", claim.checks());
    }
  }

  /** Guards against claims that are silently no longer asked. */
  public static final class NothingVanished implements ITest {
    private final RunResult result;

    NothingVanished(RunResult result) {
      this.result = result;
    }

    @Override
    public String getTestName() {
      return "every accepted case was asked";
    }

    /** Holds the cases of the run against those of the baseline. */
    @Test
    public void every_accepted_case_was_asked() {
      assertThat(result.comparison().of(ChangeKind.GONE)).isEmpty();
    }
  }

  /** Prints a line for each visit. */
  private static final class Lines implements RunListener {
    private int done;

    @Override
    public void report(String step) {
      System.out.println(step + " ...");
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
