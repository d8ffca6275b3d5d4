package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

/** What is told before any page is opened. */
public class AppCommandTest {
  @Test
  public void what_is_of_no_use_for_an_address_is_told_at_once() {
    Said said =
        Said.by(
            "app",
            "https://example.com/",
            "--release=2025.3.1",
            "--hosting=bare",
            "--page=a.html",
            "--browser=chorme");

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err())
        .contains(
            "--release is of no use for a page that is opened where it is",
            "--hosting is of no use",
            "--page is of no use",
            "Did you mean chrome?",
            "Nothing was opened");
  }

  @Test
  public void every_wrong_name_is_told_at_once() {
    try (Folder folder = new Folder().with("index.html", "").with("other.html", "")) {
      Said said =
          Said.by(
              "app",
              folder.path().toString(),
              "--release=1999.1.1",
              "--hosting=bear",
              "--page=othr.html",
              "--timeout=0",
              "--browser=safari");

      assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(said.err())
          .contains("1999.1.1", "Did you mean bare?", "Did you mean other.html?", "'safari'")
          .contains("A timeout of 0 s")
          .doesNotContain("\tat ");
    }
  }

  @Test
  public void the_mistakes_of_a_manifest_are_told_with_their_lines() {
    try (Folder folder =
        new Folder()
            .with("index.html", "")
            .with(
                "crosscheck.yaml",
                """
                hostings: [bear]
                pages:
                  - path: indx.html
                    done: "#x"
                """)) {
      Said said = Said.by("app", folder.path().toString());

      assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(said.err()).contains("line 1, column 12", "line 3, column 11", "line 4, column 5");
    }
  }

  @Test
  public void a_folder_of_several_pages_is_told_how_to_choose() {
    try (Folder folder = new Folder().with("a.html", "").with("b.html", "")) {
      Said said = Said.by("app", folder.path().toString());

      assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(said.err()).contains("a.html, b.html", "--page a.html");
    }
    assertThat(Said.by("app", "no-such-folder").err()).contains("There is no folder");
  }
}
