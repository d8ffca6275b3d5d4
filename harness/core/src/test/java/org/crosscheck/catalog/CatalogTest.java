package org.crosscheck.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Tests mistakes that no single file of a fixtures folder shows. */
public class CatalogTest {
  @Test
  public void a_fixture_without_a_claim_is_reported() {
    try (Folder folder = project("").with("fixtures/pages/idle/index.html", "")) {
      folder.with(
          "fixtures/pages/idle/fixture.yaml", "{summary: x, needs: none, done-when: done}\n");

      assertThatThrownBy(() -> Catalog.read(new Checkout(folder.path()).fixtures()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("pages/idle does not answer a claim");
    }
  }

  @Test
  public void a_claim_about_visits_that_are_never_made_is_reported() {
    try (Folder folder = project("where: {hosting: gone}")) {
      assertThatThrownBy(() -> Catalog.read(new Checkout(folder.path()).fixtures()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("it-runs: no visit has hosting is gone");
    }
  }

  private static Folder project(String more) {
    return new Folder()
        .with("fixtures/documents/workers.yaml", Given.DOCUMENT)
        .with(
            "fixtures/hostings/bare.yaml",
            "{summary: It serves., promises: not isolated, headers: []}\n")
        .with("fixtures/pages/page/index.html", "")
        .with("fixtures/pages/page/fixture.yaml", "{summary: x, needs: none, done-when: done}\n")
        .with(
            "fixtures/claims/claims.yaml",
            "claims:\n"
                + Given.claim("it-stands", "strength: QUESTION", "answered-by: a")
                + Given.claim("it-runs", "strength: QUESTION", "answered-by: a", more));
  }
}
