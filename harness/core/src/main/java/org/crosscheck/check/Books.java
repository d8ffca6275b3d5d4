package org.crosscheck.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.claim.Circumstances;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.claim.Expectation;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.FixtureBook;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingBook;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.server.StaticSite;
import org.crosscheck.told.Nearest;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;

/**
 * Everything that a fixtures folder says.
 *
 * @param claims the claims and the sentences they are made of
 * @param fixtures the pages
 * @param hostings the ways to answer
 */
public record Books(ClaimBook claims, FixtureBook fixtures, HostingBook hostings) {

  /** Where claims are asked; several visits can be alike in this. */
  private record Place(String fixture, Circumstances here) {}

  /** Stands in for a release where only the shape of the matrix is asked for. */
  private static final Release ANY =
      new Release("any", "any", Map.of(), Path.of(""), Optional.empty());

  /**
   * Checks what no single file can: that claims name fixtures that are there, that each of their
   * expectations is asked somewhere, and that each fixture answers a claim.
   *
   * @throws Told with everything that is wrong
   */
  public Books {
    List<String> known = fixtures.fixtures().stream().map(Fixture::name).toList();
    List<String> wrong = new ArrayList<>();
    for (Claim claim : claims.claims()) {
      claim
          .fixture()
          .filter(name -> !known.contains(name))
          .map(name -> Nearest.unknown("fixture", name, known).getMessage())
          .ifPresent(message -> wrong.add(claim.id() + ": " + message));
    }
    if (wrong.isEmpty()) {
      Set<Place> all =
          Matrix.of(claims, fixtures, hostings, ANY, Selection.everything()).visits().stream()
              .map(v -> new Place(v.fixture().name(), v.circumstances()))
              .collect(Collectors.toSet());
      claims.claims().forEach(claim -> wrong.addAll(neverAsked(claim, all)));
    }
    for (String name : known) {
      if (claims.claims().stream().noneMatch(c -> c.fixture().filter(name::equals).isPresent())) {
        wrong.add("pages/" + name + " answers no claim; cite one with 'fixture: " + name + "'");
      }
    }
    if (!wrong.isEmpty()) {
      throw Told.all("Claims and fixtures do not fit:", wrong, "Correct them in claims/.");
    }
  }

  private static List<String> neverAsked(Claim claim, Set<Place> all) {
    Set<Expectation> asked =
        all.stream()
            .filter(p -> claim.answeredBy(p.fixture(), p.here()))
            .flatMap(p -> claim.expectedIn(p.here()).stream())
            .collect(Collectors.toSet());
    if (claim.fixture().isPresent()
        && all.stream().noneMatch(p -> claim.answeredBy(p.fixture(), p.here()))) {
      return List.of(claim.id() + ": no visit is made where " + claim.where());
    }
    // Which versions there are to ask is not for the books to know.
    return claim.expectations().stream()
        .filter(e -> !asked.contains(e) && e.where().span().always())
        .map(
            e ->
                claim.id()
                    + ": no visit is made where "
                    + e.where()
                    + ", or an earlier 'where' has it")
        .toList();
  }

  /** {@return the books of a project} */
  public static Books of(Project project) {
    return new Books(
        ClaimBook.read(project.fixtures()),
        FixtureBook.read(project.fixtures()),
        HostingBook.read(project.fixtures()));
  }

  /** {@return these books with hostings beside those of the catalogue} */
  public Books with(List<Hosting> guests) {
    return new Books(claims, fixtures, hostings.with(guests));
  }

  /** {@return the visits that a selection asks for} */
  public Matrix matrix(Release release, Selection selection) {
    return Matrix.of(claims, fixtures, hostings, release, selection);
  }

  /**
   * Serves the fixtures; close it to stop.
   *
   * @param under the hostings to serve; those whose origins pages load files from are served too
   * @param port the port of the first hosting; 0 for free ports
   * @throws Told if a port cannot be had
   */
  public FixtureServer serve(Project project, Release release, List<Hosting> under, int port) {
    return serve(project, List.of(release), under, port);
  }

  /** Serves the pages of several releases; each has other paths. */
  FixtureServer serve(Project project, List<Release> releases, List<Hosting> under, int port) {
    Set<Hosting> served = new LinkedHashSet<>(under);
    for (Fixture fixture : fixtures.fixtures()) {
      fixture.assetsFrom().stream().map(hostings::hosting).forEach(served::add);
    }
    return FixtureServer.start(project.fixtures(), releases, served, files(), port);
  }

  /** {@return the fixtures as files} */
  public StaticSite site(Project project, Release release) {
    return new StaticSite(project.fixtures(), release, files());
  }

  private Map<String, Map<String, List<String>>> files() {
    return fixtures.fixtures().stream().collect(Collectors.toMap(Fixture::name, Fixture::files));
  }

  /**
   * {@return the accepted cases that a whole run should have judged and did not: nothing asks them
   * any more} What only thorough runs ask does not vanish by an everyday one.
   */
  public Set<Case> vanished(RunRecord record, Baseline baseline) {
    if (!record.whole()) {
      return Set.of();
    }
    Set<Case> judged = record.judged().stream().map(Judged::of).collect(Collectors.toSet());
    Set<Case> thorough = cases(Selection.everything());
    thorough.removeAll(cases(Selection.everyday()));
    boolean everyday = Collections.disjoint(judged, thorough);
    // An optional engine that nobody asked for is not missed.
    Set<String> expected = Engines.defaults().stream().map(Engine::id).collect(Collectors.toSet());
    judged.forEach(of -> expected.add(of.browser()));
    return baseline.lines().keySet().stream()
        .filter(of -> expected.contains(of.browser()))
        .filter(of -> !judged.contains(of) && !(everyday && thorough.contains(of)))
        .collect(Collectors.toSet());
  }

  private Set<Case> cases(Selection selection) {
    return matrix(ANY, selection).visits().stream()
        .flatMap(visit -> answered(visit, selection).stream().map(claim -> of(claim, visit)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** {@return what the verdict about a claim in a visit is about} */
  static Case of(Claim claim, Visit visit) {
    return new Case(
        claim.id(),
        visit.page(),
        visit.hosting().name(),
        visit.browser().id(),
        visit.interpreters().word());
  }

  /** {@return the claims that a visit answers, as far as they are selected} */
  List<Claim> answered(Visit visit, Selection selection) {
    Circumstances here = visit.circumstances();
    return claims.claims().stream()
        .filter(c -> c.answeredBy(visit.fixture().name(), here))
        .filter(c -> selection.claims().isEmpty() || selection.claims().contains(c.id().text()))
        .toList();
  }
}
