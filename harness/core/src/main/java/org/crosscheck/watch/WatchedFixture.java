package org.crosscheck.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Difference;
import org.crosscheck.conformance.ConformanceRun;
import org.crosscheck.conformance.RunBrowsers;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.matrix.Selection;
import org.crosscheck.run.Repetition;
import org.crosscheck.session.LoadMeter;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** Pages of a fixture, with the claims that they answer. */
public final class WatchedFixture implements Watched {
  /** Speed matters more here than whether a verdict is a matter of chance. */
  private static final Repetition ONCE = new Repetition(1, 1);

  private final Checkout checkout;
  private final String fixture;
  private final Function<Catalog, Selection> selection;
  private final Path records;
  private final Set<Engine> browsers;

  /**
   * Reads the catalog for the first time.
   *
   * @param fixture its name
   * @param selection selects its visits in the catalog, which is read for each round
   * @param records where the record of a round is, until the round is over
   * @throws org.crosscheck.message.UserError if a file or the selection is wrong
   */
  public WatchedFixture(
      Checkout checkout, String fixture, Function<Catalog, Selection> selection, Path records) {
    this.checkout = checkout;
    this.fixture = fixture;
    this.selection = selection;
    this.records = records;
    Set<Engine> named = selection.apply(Catalog.read(checkout.fixtures())).browsers();
    this.browsers = named.isEmpty() ? Set.copyOf(Engines.defaults()) : named;
  }

  /** {@return the folder of the fixture, and those with what pages share and are judged by} */
  @Override
  public List<Path> folders() {
    return Stream.of("pages/" + fixture, "lib", "claims", "hostings")
        .map(checkout.fixtures()::resolve)
        .toList();
  }

  @Override
  public Set<Engine> browsers() {
    return browsers;
  }

  @Override
  public LocalSessions sessions(
      Map<Engine, Installation> installed, Workspace workspace, LoadMeter meter) {
    return new LocalSessions(installed, workspace, meter);
  }

  @Override
  public Round round(SessionFactory sessions) {
    Catalog catalog = Catalog.read(checkout.fixtures());
    RunRequest request =
        new RunRequest(
            selection.apply(catalog),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            RunBrowsers.here().in(sessions),
            ONCE);
    RunResult result =
        new ConformanceRun(checkout, catalog, new RunListener() {})
            .recordedIn(records)
            .run(request);
    Workspace.delete(result.folder());
    Map<TestCaseId, Difference> differences = result.comparison().byCase();
    return new Round(
        result.record().results().stream().map(r -> judged(r, differences.get(r.of()))).toList(),
        result.comparison().summary());
  }

  private static Judged judged(
      TestResult result, @org.jspecify.annotations.Nullable Difference difference) {
    return new Judged(
        result.of().toString(),
        result.verdict().label(),
        result.verdict().because(),
        difference == null || difference.newSuccess());
  }
}
