package org.crosscheck.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.fixture.HostingScope;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.VisitKey;

/**
 * The visits of a run, in order: cheap pages first, so that the first verdict comes soon, and
 * exclusive pages last, because each of them runs alone.
 *
 * @param visits at least one
 */
public record Matrix(List<Visit> visits) {
  private static final Comparator<Visit> ORDER =
      Comparator.comparing(Visit::exclusive)
          .thenComparing(v -> v.fixture().needs())
          .thenComparing(v -> v.fixture().completion().deadline())
          .thenComparing(Visit::name);

  /** Copies the visits. */
  public Matrix {
    visits = List.copyOf(visits);
  }

  /**
   * {@return all visits that match a selection}
   *
   * @throws UserError if a name in the selection is unknown, or no visit matches
   */
  public static Matrix of(
      ClaimCatalog claims,
      FixtureCatalog fixtures,
      HostingCatalog hostings,
      Release release,
      Selection selection) {
    List<Claim> selected = claims(claims, selection);
    Set<String> answering =
        selected.stream().flatMap(c -> c.fixture().stream()).collect(Collectors.toSet());
    answering.forEach(fixtures::fixture);
    List<Hosting> under =
        selection.hostings().isEmpty()
            ? hostings.hostings()
            : selection.hostings().stream().sorted().map(hostings::hosting).toList();
    List<Visit> visits = new ArrayList<>();
    for (Fixture fixture : pages(fixtures, answering, selection)) {
      requireHostings(fixture, hostings);
      for (Hosting hosting : under) {
        if (isVisited(fixture, hosting, selection)) {
          visits(fixture, hosting, release, selection).stream()
              .filter(selection::includes)
              .map(v -> v.answering(selected))
              .filter(v -> !v.claims().isEmpty())
              .forEach(visits::add);
        }
      }
    }
    if (visits.isEmpty()) {
      throw new UserError(
          "0 visits match " + selection.explain() + ".",
          "Widen the selection; './crosscheck run --help' lists the filters.");
    }
    visits.sort(ORDER);
    Set<VisitKey> part =
        selection.shard().of(visits.stream().map(Visit::key).collect(Collectors.toSet()));
    if (part.isEmpty()) {
      throw new UserError(
          "Shard %s has none of the %d visits.".formatted(selection.shard(), visits.size()),
          "Use fewer shards.");
    }
    return new Matrix(visits.stream().filter(visit -> part.contains(visit.key())).toList());
  }

  private static List<Claim> claims(ClaimCatalog all, Selection selection) {
    selection.claims().stream().sorted().forEach(all::claim);
    return all.claims().stream()
        .filter(c -> selection.claims().isEmpty() || selection.claims().contains(c.id().text()))
        .toList();
  }

  private static List<Fixture> pages(
      FixtureCatalog all, Set<String> answering, Selection selection) {
    Stream<Fixture> selected =
        selection.fixtures().isEmpty()
            ? all.fixtures().stream()
            : selection.fixtures().stream().sorted().map(all::fixtureOf).distinct();
    return selected.filter(f -> answering.contains(f.name())).toList();
  }

  /** Throws if a hosting that a fixture names is unknown. */
  private static void requireHostings(Fixture fixture, HostingCatalog hostings) {
    Stream.of(
            fixture.scope().hostings(),
            fixture.scope().defaultHostings().orElse(List.of()),
            fixture.scope().pyodideHostings().orElse(List.of()),
            fixture.resources().assetsFrom())
        .flatMap(List::stream)
        .filter(name -> !name.equals(HostingScope.ALL))
        .forEach(hostings::hosting);
  }

  private static boolean isVisited(Fixture fixture, Hosting hosting, Selection selection) {
    return fixture.scope().includes(hosting.catalogName(), hosting.optIn())
        && !(hosting.remote() && !fixture.resources().assetsFrom().isEmpty())
        && !(hosting.external().isPresent() && fixture.resources().webSocket())
        && (selection.everywhere() || fixture.scope().includesByDefault(hosting.catalogName()));
  }

  private static List<Visit> visits(
      Fixture fixture, Hosting hosting, Release release, Selection selection) {
    List<Optional<String>> variants =
        fixture.variants().isEmpty()
            ? List.of(Optional.empty())
            : fixture.variants().stream().map(Optional::of).toList();
    List<Engine> browsers =
        selection.browsers().isEmpty()
            ? Engines.defaults()
            : selection.browsers().stream().sorted().toList();
    return browsers.stream()
        .flatMap(
            browser ->
                variants.stream()
                    .flatMap(
                        variant ->
                            Interpreters.of(fixture.needs()).stream()
                                .filter(i -> selected(i, selection))
                                .map(
                                    i ->
                                        new Visit(fixture, variant, hosting, browser, i, release))))
        .filter(visit -> !visit.interpreters().include(Interpreter.PY) || pyodide(visit, selection))
        .toList();
  }

  private static boolean pyodide(Visit visit, Selection selection) {
    Fixture fixture = visit.fixture();
    return fixture.scope().includesPyodide(visit.hosting().catalogName())
        && (selection.thorough()
            || fixture.scope().pyodideByDefault()
                && !visit.interpreters().mixed()
                && visit.variant().equals(fixture.variants().stream().findFirst()));
  }

  private static boolean selected(Interpreters interpreters, Selection selection) {
    return selection.interpreters().isEmpty()
        || Arrays.stream(Interpreter.values())
            .filter(i -> !selection.interpreters().contains(i))
            .noneMatch(interpreters::include);
  }

  /** {@return the browsers that the visits need} */
  public Set<Engine> browsers() {
    return visits.stream().map(Visit::browser).collect(Collectors.toSet());
  }

  /** {@return the hostings that the visits need, sorted by name} */
  public List<Hosting> hostings() {
    return visits.stream()
        .map(Visit::hosting)
        .distinct()
        .sorted(Comparator.comparing(Hosting::name))
        .toList();
  }

  /** {@return the host names of the pages} */
  public Set<String> hosts() {
    return hostings().stream().map(h -> h.delivery().host()).collect(Collectors.toSet());
  }
}
