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
 * @param claims the claims and the sentences they are made of
 * @param fixtures the pages
 * @param hostings the ways to answer
 */
public record Catalog(ClaimCatalog claims, FixtureCatalog fixtures, HostingCatalog hostings) {

  /** Where claims are asked; several visits can be alike in this. */
  private record Place(String fixture, VisitContext here) {}

  /** Stands in for a release where only the shape of the matrix is asked for. */
  private static final Release ANY =
      new Release("any", "any", Map.of(), Path.of(""), Optional.empty());

  /**
   * Checks what no single file can: that claims name fixtures that are there, that each of their
   * expectations is asked somewhere, and that each fixture answers a claim.
   *
   * @throws UserError with everything that is wrong
   */
  public Catalog {
    List<String> known = fixtures.fixtures().stream().map(Fixture::name).toList();
    Problems wrong = new Problems();
    for (Claim claim : claims.claims()) {
      claim
          .fixture()
          .filter(name -> !known.contains(name))
          .map(name -> Suggestions.unknown("fixture", name, known).getMessage())
          .ifPresent(message -> wrong.add(claim.id() + ": " + message));
    }
    if (wrong.isEmpty()) {
      Set<Place> all =
          Matrix.of(claims, fixtures, hostings, ANY, Selection.everything()).visits().stream()
              .map(v -> new Place(v.fixture().name(), v.context()))
              .collect(Collectors.toSet());
      claims.claims().forEach(claim -> neverAsked(claim, all).forEach(wrong::add));
    }
    for (String name : known) {
      if (claims.claims().stream().noneMatch(c -> c.fixture().filter(name::equals).isPresent())) {
        wrong.add("pages/" + name + " answers no claim; cite one with 'fixture: " + name + "'");
      }
    }
    wrong.throwIfAny("Claims and fixtures do not fit:", "Correct them in claims/.");
  }

  private static List<String> neverAsked(Claim claim, Set<Place> all) {
    Set<Expectation> asked =
        all.stream()
            .filter(p -> claim.answeredBy(p.fixture(), p.here()))
            .flatMap(p -> claim.expectedIn(p.here()).stream())
            .collect(Collectors.toSet());
    if (claim.fixture().isPresent()
        && all.stream().noneMatch(p -> claim.answeredBy(p.fixture(), p.here()))) {
      return List.of(claim.id() + ": no visit is made where " + claim.scope().where());
    }
    // Which versions there are to ask is not for the catalog to know.
    return claim.expectations().stream()
        .filter(e -> !asked.contains(e) && e.where().versions().always())
        .map(
            e ->
                claim.id()
                    + ": no visit is made where "
                    + e.where()
                    + ", or an earlier 'where' has it")
        .toList();
  }

  /**
   * {@return what a fixtures folder declares}
   *
   * @throws UserError with everything that is wrong
   */
  public static Catalog read(Path folder) {
    return new Catalog(
        ClaimCatalog.read(folder), FixtureCatalog.read(folder), HostingCatalog.read(folder));
  }

  /** {@return this catalog with more hostings; this one is not changed} */
  public Catalog with(List<Hosting> more) {
    return new Catalog(claims, fixtures, hostings.with(more));
  }

  /** {@return the visits that a selection asks for} */
  public Matrix matrix(Release release, Selection selection) {
    return Matrix.of(claims, fixtures, hostings, release, selection);
  }

  /** {@return the visits that a selection asks for, of a release that stands for all} */
  public Matrix matrix(Selection selection) {
    return matrix(ANY, selection);
  }

  /** {@return some hostings and those from whose origins pages load files} */
  public Set<Hosting> toServe(Collection<Hosting> wanted) {
    Set<Hosting> served = new LinkedHashSet<>(wanted);
    for (Fixture fixture : fixtures.fixtures()) {
      fixture.resources().assetsFrom().stream().map(hostings::hosting).forEach(served::add);
    }
    return served;
  }

  /** {@return the extra files of pages: by fixture and path, the paths inside the npm packages} */
  public Map<String, Map<String, List<String>>> files() {
    return fixtures.fixtures().stream()
        .collect(Collectors.toMap(Fixture::name, f -> f.resources().files()));
  }
}
