package org.crosscheck.check;

import java.util.List;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.fixture.FixtureBook;
import org.crosscheck.hosting.HostingBook;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.release.Release;
import org.crosscheck.told.Told;

/**
 * Everything that a fixtures folder says.
 *
 * @param claims the claims and the sentences they are made of
 * @param fixtures the pages
 * @param hostings the ways to answer
 */
public record Books(ClaimBook claims, FixtureBook fixtures, HostingBook hostings) {

  /**
   * Checks that every claim names a fixture that is there.
   *
   * @throws Told with all that do not
   */
  public Books {
    List<String> known = fixtures.fixtures().stream().map(f -> f.name()).toList();
    List<String> wrong =
        claims.claims().stream()
            .filter(c -> c.fixture().filter(f -> !known.contains(f)).isPresent())
            .map(c -> c.id() + " names '" + c.fixture().orElse("") + "'")
            .toList();
    if (!wrong.isEmpty()) {
      throw Told.all(
          "Claims name fixtures that are not there:",
          wrong,
          "Known fixtures: " + String.join(", ", known) + ".");
    }
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
