package org.crosscheck.collect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.CollectedRun;
import org.crosscheck.conformance.ExternalHosting;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.Promise;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Outcome;
import org.crosscheck.record.RunEnd;
import org.crosscheck.release.Release;
import org.crosscheck.session.ReportedVisit;
import org.crosscheck.workspace.Checkout;

/** Makes a run of what a start page saved. */
public final class ImportedRun {
  private final Checkout checkout;
  private final Catalog catalog;
  private final RunListener listener;

  /** Makes runs with the claims of a catalog. */
  public ImportedRun(Checkout checkout, Catalog catalog, RunListener listener) {
    this.checkout = checkout;
    this.catalog = catalog;
    this.listener = listener;
  }

  /**
   * {@return the run}
   *
   * @param name the name of the hosting in it
   * @param release the PyScript of the saved visits
   * @throws UserError if none of its pages has a claim
   */
  public RunResult of(SavedVisits saved, String name, Release release) {
    URI first = saved.site().resolve(saved.visits().get(0).path().substring(1));
    Hosting host =
        new ExternalHosting.RemoteHost(name, saved.site(), Promise.NONE)
            .answering(saved.headers(), first);
    Selection all =
        new Selection(
            Set.of(saved.device().engine()), Set.of(name), Set.of(), Set.of(), Set.of(), true);
    Catalog extended = catalog.with(List.of(host));
    Map<String, Visit> byPath =
        extended.matrix(release, all).visits().stream()
            .collect(Collectors.toMap(Visit::path, Function.identity(), (one, other) -> one));
    List<SavedVisits.SavedVisit> known =
        saved.visits().stream().filter(visit -> byPath.containsKey(visit.path())).toList();
    if (known.isEmpty()) {
      throw new UserError(
          "None of the %d saved pages is a page of this Crosscheck for a host like %s."
              .formatted(saved.visits().size(), host.catalogName()),
          "Export the pages again and open them on the device.");
    }
    try (CollectedRun run =
        CollectedRun.begin(
            checkout, extended, release, List.of(host), saved.device().info(), listener)) {
      for (SavedVisits.SavedVisit visit : known) {
        add(visit, Objects.requireNonNull(byPath.get(visit.path())), saved, run);
      }
      byPath.values().stream()
          .filter(Walk::needsPerson)
          .forEach(visit -> run.visited(visit, Walk.notVisited(page(saved, visit))));
      boolean whole = known.stream().allMatch(SavedVisits.SavedVisit::ended);
      return run.end(whole ? RunEnd.How.COMPLETE : RunEnd.How.INTERRUPTED);
    }
  }

  private static URI page(SavedVisits saved, Visit visit) {
    return saved.site().resolve(visit.path().substring(1));
  }

  private static void add(
      SavedVisits.SavedVisit visit, Visit of, SavedVisits saved, CollectedRun run) {
    ReportedVisit seen = new ReportedVisit(page(saved, of), of.doneWhen());
    visit.reports().forEach(seen::report);
    Duration waited =
        Duration.ofMillis(
            Math.round(
                of.fixture().completion().deadline().toMillis() * saved.device().slowdown()));
    run.visited(
        of,
        visit.ended()
            ? seen.observation(
                Outcome.TIMED_OUT, "waited %d s".formatted(waited.toSeconds()), waited)
            : seen.observation(Outcome.PAGE_GONE, "it was left while it waited", waited));
  }
}
