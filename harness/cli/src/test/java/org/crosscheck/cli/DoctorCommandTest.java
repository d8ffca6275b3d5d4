package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

/** What the doctor's command line says where no browser is needed. */
public class DoctorCommandTest {
  @Test
  public void all_mistakes_are_told_at_once() {
    Said said =
        Said.by(
            "doctor",
            "here",
            "--for=nginz",
            "--browser=opera",
            "--timeout=0",
            "--json",
            "--markdown");

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err())
        .contains("nginz", "Did you mean nginx?", "opera", "--timeout is 0", "give one");
  }

  @Test
  public void a_target_that_is_nothing_is_told() {
    Said said = Said.by("doctor", "nowhere-at-all");

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err()).contains("'nowhere-at-all' is neither a folder or file nor the URL of a page");
  }

  @Test
  public void a_folder_without_a_page_is_told() {
    try (Folder folder = new Folder().with("a.html", "a").with("b.html", "b")) {
      Said said = Said.by("doctor", folder.path().toString());

      assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(said.err()).contains("more than one page: a.html, b.html");
    }
  }

  @Test
  public void what_cannot_be_reached_is_bad_and_needs_no_browser() {
    Said said = Said.by("doctor", "http://me:secret@nobody.invalid/", "--json");

    assertThat(said.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(said.out()).contains("\"name-not-found\"").doesNotContain("secret");
    assertThat(said.err()).isEmpty();
  }
}
