package org.crosscheck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.check.Books;
import org.crosscheck.check.Check;
import org.crosscheck.check.Listener;
import org.crosscheck.check.Project;
import org.crosscheck.check.Request;
import org.crosscheck.check.Result;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Difference;
import org.crosscheck.matrix.Selection;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.text.Visible;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
import org.crosscheck.verdict.Verdict;
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
    Project project = Project.above(java.nio.file.Path.of(""));
    Books books = Books.of(project);
    Result result = new Check(project, books, new Lines()).run(Request.of(selection()));
    System.out.println(result.comparison().summary() + " Report: " + result.report());
    Map<Case, Difference> differences =
        result.comparison().differences().stream()
            .collect(Collectors.toMap(Difference::of, d -> d));
    return java.util.stream.Stream.concat(
            result.record().judged().stream()
                .map(
                    one ->
                        new ClaimTest(
                            books.claims().claim(one.of().claim().text()),
                            one,
                            Optional.ofNullable(differences.get(one.of())))),
            java.util.stream.Stream.of(new NothingVanished(result)))
        .toArray();
  }

  private static Selection selection() {
    return Boolean.getBoolean("claims.thorough") ? Selection.everything() : Selection.everyday();
  }

  /** One claim in one place. */
  public static final class ClaimTest implements ITest {
    private final Claim claim;
    private final Judged judged;
    private final Optional<Difference> difference;

    ClaimTest(Claim claim, Judged judged, Optional<Difference> difference) {
      this.claim = claim;
      this.judged = judged;
      this.difference = difference;
    }

    @Override
    public String getTestName() {
      Case of = judged.of();
      String place = String.join(" ", of.page(), of.hosting(), of.browser(), of.interpreters());
      return claim.strength() + " " + claim.id() + ": " + claim.says() + " [" + place + "]";
    }

    /** Holds the verdict against the accepted one. */
    @Test
    public void is_as_accepted() {
      assertThat(difference).withFailMessage(this::failure).isEmpty();
      if (judged.verdict() instanceof Verdict.NotAsked notAsked) {
        throw new SkipException(notAsked.because());
      }
    }

    private String failure() {
      String said = difference.map(Difference::toString).orElse("");
      if (!Baseline.needsReason(judged.verdict().kind())) {
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
    private final Result result;

    NothingVanished(Result result) {
      this.result = result;
    }

    @Override
    public String getTestName() {
      return "every accepted case was asked";
    }

    /** Holds the cases of the run against those of the baseline. */
    @Test
    public void every_accepted_case_was_asked() {
      assertThat(result.comparison().of(Difference.Kind.VANISHED)).isEmpty();
    }
  }

  /** Prints a line for each visit. */
  private static final class Lines implements Listener {
    private int done;

    @Override
    public void says(String what) {
      System.out.println(what + " ...");
    }

    @Override
    public void visited(VisitRecord visit, java.util.List<Difference> differences) {
      done++;
      System.out.println(done + ". " + visit.name() + ": " + visit.last().outcome().words());
      differences.forEach(d -> System.out.println("   " + Visible.line(d.toString())));
    }
  }
}
