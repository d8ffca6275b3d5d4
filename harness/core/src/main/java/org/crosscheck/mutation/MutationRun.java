package org.crosscheck.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ConformanceRun;
import org.crosscheck.conformance.RunBrowsers;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.crosscheck.run.Repetition;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/** Runs mutants: first all their visits without a fault, and then those of each with its fault. */
public final class MutationRun {
  /**
   * How mutants are run.
   *
   * @param browsers the browsers, at least one
   * @param parallel the number of visits at once
   * @param tries how often a visit that is news is made in all
   */
  public record Settings(Set<Engine> browsers, int parallel, int tries) {
    /** Copies the set. */
    public Settings {
      browsers = Set.copyOf(browsers);
    }
  }

  /** Receives the progress of a run of mutants. */
  public interface Listener extends RunListener {
    /** The visits without a fault are about to be made. */
    void withoutFault(int visits);

    /** A mutant was run. */
    void ran(Mutant mutant, MutantResult result);
  }

  /** What is needed to run a mutant. */
  private record Planned(Mutant mutant, Fault fault, List<Visit> visits) {}

  private final Checkout checkout;
  private final Settings settings;
  private final Listener listener;

  /** Creates a run; the files of the checkout are not changed. */
  public MutationRun(Checkout checkout, Settings settings, Listener listener) {
    this.checkout = checkout;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Runs mutants.
   *
   * @return their results, in order
   * @throws UserError with every mutant that cannot be made or has no visit, before any is run
   */
  public List<MutantResult> run(List<Mutant> mutants) {
    Release release = Provisioning.release(checkout, listener);
    Catalog catalog = Catalog.read(checkout.fixtures());
    List<Planned> plan = plan(mutants, catalog, release);
    List<MutantResult> results = new ArrayList<>();
    try (Workspace workspace = Workspace.create()) {
      FixturesCopy copy = FixturesCopy.of(checkout.fixtures(), workspace.newFolder("mutants"));
      Set<Visit> all =
          plan.stream()
              .flatMap(p -> p.visits().stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      listener.withoutFault(all.size());
      Verdicts whole =
          Verdicts.of("without a fault", run(copy, all, Optional.empty()).record().results());
      for (Planned planned : plan) {
        MutantResult result = run(copy, planned, whole);
        results.add(result);
        listener.ran(planned.mutant(), result);
      }
    }
    return results;
  }

  private List<Planned> plan(List<Mutant> mutants, Catalog catalog, Release release) {
    Matrix matrix = catalog.matrix(release, Selection.of(settings.browsers(), Set.of()));
    Problems problems = new Problems();
    List<Planned> plan = new ArrayList<>();
    for (Mutant mutant : mutants) {
      problems
          .attempt(
              () ->
                  new Planned(
                      mutant,
                      Fault.of(checkout.fixtures(), mutant),
                      NoticingVisits.of(mutant, matrix)))
          .ifPresent(plan::add);
    }
    problems.throwIfAny(
        "These mutants cannot be made:", "Correct them in fixtures/mutants. Nothing was run.");
    return plan;
  }

  private MutantResult run(FixturesCopy copy, Planned planned, Verdicts whole) {
    return copy.with(
        planned.fault(),
        () -> {
          try {
            return MutantResult.of(
                planned.mutant(), run(copy, planned.visits(), Optional.of(whole)).comparison());
          } catch (UserError e) {
            return MutantResult.undecided(planned.mutant(), "it could not be run: " + e.problem());
          }
        });
  }

  private RunResult run(FixturesCopy copy, Iterable<Visit> visits, Optional<Verdicts> expected) {
    Set<VisitKey> keys = new LinkedHashSet<>();
    visits.forEach(visit -> keys.add(visit.key()));
    RunRequest request =
        new RunRequest(
            Selection.of(settings.browsers(), keys),
            Optional.empty(),
            Optional.empty(),
            expected,
            List.of(),
            new RunBrowsers(settings.parallel(), Optional.empty()),
            new Repetition(1, settings.tries()));
    Catalog catalog = Catalog.read(copy.checkout().fixtures());
    return new ConformanceRun(copy.checkout(), catalog, listener).run(request);
  }
}
