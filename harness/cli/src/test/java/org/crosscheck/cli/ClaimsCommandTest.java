package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class ClaimsCommandTest {
  @Test
  public void the_claims_of_this_project_are_listed_and_its_fixtures_follow_the_rules() {
    CommandResult result = CommandResult.of("claims");

    assertThat(result.out()).contains("Every fixture tests a claim.");
    assertThat(result.err()).isEmpty();
  }

  @Test
  public void fixtures_that_break_rules_are_listed_with_their_fixes() {
    try (Folder folder =
        new Folder()
            .with("pages/page/fixture.yaml", "{summary: x, needs: none, done-when: done}")
            .with("pages/page/index.html", "<head>{{head}}<script>fact(\"done\")</script>")) {
      FixtureCatalog fixtures = FixtureCatalog.read(folder.path());

      assertThatThrownBy(() -> ClaimsCommand.lint(folder.path(), fixtures))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("pages/page/index.html:1: report-script: ")
          .hasMessageContaining("Add <script>{{>report.js}}</script> to the head.");
    }
  }
}
