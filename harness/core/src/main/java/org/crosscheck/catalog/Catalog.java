package org.crosscheck.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.Expectation;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.Problems;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;

/**
 * Everything that a fixtures folder declares: claims, pages and hostings.
 *
 * @param claims the claims and the sentences that they are derived from
 * @param fixtures the pages
 * @param hostings the ways to answer requests
 */
public record Catalog(ClaimCatalog claims, FixtureCatalog fixtures, HostingCatalog hostings) {

  /** Where claims are tested; several visits can share one. */
  private record Place(String fixture, VisitContext here) {}

  /** A placeholder for a release, where only the shape of the matrix matters. */
  private static final Release ANY =
      new Release("any", "any", Map.of(), Path.of(""), Optional.empty());

  /**
   * Checks what a single file cannot show: that claims name existing fixtures, that each
   * expectation applies to a visit, and that each fixture answers a claim.
   *
   * @throws UserError with all problems
   */
  public Catalog {
    List<String> known = fixtures.fixtures().stream().map(Fixture::name).toList();
    Problems problems = new Problems();
    for (Claim claim : claims.claims()) {
      claim
          .fixture()
          .filter(name -> !known.contains(name))
          .map(name -> Suggestions.unknown("fixture", name, known).getMessage())
          .ifPresent(message -> problems.add(claim.id() + ": " + message));
    }
    if (problems.isEmpty()) {
      Set<Place> all =
          Matrix.of(claims, fixtures, hostings, ANY, Selection.everything()).visits().stream()
              .map(v -> new Place(v.fixture().name(), v.context()))
              .collect(Collectors.toSet());
      claims.claims().forEach(claim -> withoutVisit(claim, all).forEach(problems::add));
    }
    for (String name : known) {
      if (claims.claims().stream().noneMatch(c -> c.fixture().filter(name::equals).isPresent())) {
        problems.add(
            "pages/" + name + " does not answer a claim; add a claim with 'fixture: " + name + "'");
      }
    }
    problems.throwIfAny("Claims and fixtures do not match:", "Correct them in claims/.");
  }

  private static List<String> withoutVisit(Claim claim, Set<Place> all) {
    Set<Expectation> used =
        all.stream()
            .filter(p -> claim.answeredBy(p.fixture(), p.here()))
            .flatMap(p -> claim.expectedIn(p.here()).stream())
            .collect(Collectors.toSet());
    if (claim.fixture().isPresent()
        && all.stream().noneMatch(p -> claim.answeredBy(p.fixture(), p.here()))) {
      return List.of(claim.id() + ": no visit has " + claim.scope().where());
    }
    // The catalog does not know which versions will be tested.
    return claim.expectations().stream()
        .filter(e -> !used.contains(e) && e.where().versions().always())
        .map(
            e ->
                claim.id()
                    + ": no visit has "
                    + e.where()
                    + ", or an earlier 'where' matches first")
        .toList();
  }

  /**
   * {@return what a fixtures folder declares}
   *
   * @throws UserError with all problems
   */
  public static Catalog read(Path folder) {
    return new Catalog(
        ClaimCatalog.read(folder), FixtureCatalog.read(folder), HostingCatalog.read(folder));
  }

  /** {@return this catalog with more hostings; this one is not changed} */
  public Catalog with(List<Hosting> more) {
    return new Catalog(claims, fixtures, hostings.with(more));
  }

  /** {@return the visits of a selection} */
  public Matrix matrix(Release release, Selection selection) {
    return Matrix.of(claims, fixtures, hostings, release, selection);
  }

  /** {@return the visits of a selection, with a placeholder for the release} */
  public Matrix matrix(Selection selection) {
    return matrix(ANY, selection);
  }

  /** {@return the given hostings and those whose origins pages load files from} */
  public Set<Hosting> toServe(Collection<Hosting> wanted) {
    Set<Hosting> served = new LinkedHashSet<>(wanted);
    for (Fixture fixture : fixtures.fixtures()) {
      fixture.resources().assetsFrom().stream().map(hostings::hosting).forEach(served::add);
    }
    return served;
  }

  /** {@return the extra files of pages, as paths inside the npm packages by fixture and path} */
  public Map<String, Map<String, List<String>>> files() {
    return fixtures.fixtures().stream()
        .collect(Collectors.toMap(Fixture::name, f -> f.resources().files()));
  }
}
