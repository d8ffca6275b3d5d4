package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

/** Tests the doctor's command line where no browser is needed. */
public class DoctorCommandTest {
  @Test
  public void all_problems_are_reported_at_once() {
    CommandResult result =
        CommandResult.of(
            "doctor",
            "here",
            "--for=nginz",
            "--browser=opera",
            "--timeout=0",
            "--json",
            "--markdown");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains(
            "nginz",
            "Did you mean nginx?",
            "opera",
            "--timeout must be at least 1, got 0",
            "give one");
  }

  @Test
  public void a_target_that_does_not_exist_is_reported() {
    CommandResult result = CommandResult.of("doctor", "nowhere-at-all");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err()).contains("'nowhere-at-all' is not a folder");
  }

  @Test
  public void a_folder_of_several_pages_is_reported() {
    try (Folder folder = new Folder().with("a.html", "a").with("b.html", "b")) {
      CommandResult result = CommandResult.of("doctor", folder.path().toString());

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err()).contains("more than one page: a.html, b.html");
    }
  }

  @Test
  public void an_unreachable_page_is_a_problem_and_needs_no_browser() {
    CommandResult result = CommandResult.of("doctor", "http://me:secret@nobody.invalid/", "--json");

    assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(result.out()).contains("\"name-not-found\"").doesNotContain("secret");
    assertThat(result.err()).isEmpty();
  }
}
