package org.crosscheck.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.claim.Expectation;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.fixture.FixtureBook;
import org.crosscheck.hosting.HostingBook;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.release.Release;
import org.crosscheck.told.Nearest;
import org.crosscheck.told.Told;

/**
 * Everything that a fixtures folder says.
 *
 * @param claims the claims and the sentences they are made of
 * @param fixtures the pages
 * @param hostings the ways to answer
 */
public record Books(ClaimBook claims, FixtureBook fixtures, HostingBook hostings) {

  /** Stands in for a release where only the shape of the matrix is asked for. */
  private static final Release ANY = new Release("any", "any", Map.of(), Path.of(""));

  /**
   * Checks what no single file can: that claims name fixtures that are there, and that each of
   * their expectations is asked somewhere.
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
      List<Visit> all = Matrix.of(claims, fixtures, hostings, ANY, Selection.everything()).visits();
      claims.claims().forEach(claim -> wrong.addAll(neverAsked(claim, all)));
    }
    if (!wrong.isEmpty()) {
      throw Told.all("Claims ask for what is not there:", wrong, "Correct them in claims/.");
    }
  }

  private static List<String> neverAsked(Claim claim, List<Visit> all) {
    Set<Expectation> asked =
        all.stream()
            .filter(v -> claim.fixture().equals(Optional.of(v.fixture().name())))
            .flatMap(v -> claim.expectedIn(v.circumstances()).stream())
            .collect(Collectors.toSet());
    return claim.expectations().stream()
        .filter(e -> !asked.contains(e))
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

  /** {@return the visits that a selection asks for} */
  public Matrix matrix(Release release, Selection selection) {
    return Matrix.of(claims, fixtures, hostings, release, selection);
  }

  /** {@return the claims that a fixture answers, as far as they are selected} */
  List<Claim> answered(String fixture, Selection selection) {
    return claims.claims().stream()
        .filter(c -> c.fixture().filter(fixture::equals).isPresent())
        .filter(c -> selection.claims().isEmpty() || selection.claims().contains(c.id().text()))
        .toList();
  }
}
