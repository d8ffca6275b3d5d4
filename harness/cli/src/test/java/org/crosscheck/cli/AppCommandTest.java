package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.AppVerdict.Kind;
import org.crosscheck.app.AppVisit;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.observation.Outcome;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests the problems that are reported before any page is opened. */
public class AppCommandTest {
  @Test
  public void options_that_a_url_excludes_are_all_reported_together() {
    CommandResult result =
        CommandResult.of(
            "app",
            "https://example.com/",
            "--release=2025.3.1",
            "--hosting=bare",
            "--page=a.html",
            "--browser=chorme,webkit");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains(
            "--release cannot be used with a URL",
            "--hosting cannot be used with a URL",
            "--page cannot be used with a URL",
            "--browser webkit cannot be used with a URL: WebKit can open only pages that Crosscheck",
            "Did you mean chrome?",
            "Nothing was opened");
  }

  @Test
  public void every_unknown_name_is_reported() {
    try (Folder folder = new Folder().with("index.html", "").with("other.html", "")) {
      CommandResult result =
          CommandResult.of(
              "app",
              folder.path().toString(),
              "--release=1999.1.1",
              "--hosting=bear",
              "--page=othr.html",
              "--timeout=0",
              "--browser=safari");

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err())
          .contains("1999.1.1", "Did you mean bare?", "Did you mean other.html?", "'safari'")
          .contains("A timeout of 0 s")
          .doesNotContain("\tat ");
    }
  }

  @Test
  public void problems_of_a_manifest_are_reported_with_line_and_column() {
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
      CommandResult result = CommandResult.of("app", folder.path().toString());

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err())
          .contains("line 1, column 12", "line 3, column 11", "line 4, column 5");
    }
  }

  @Test
  public void a_path_of_pyscript_is_below_the_folder() {
    try (Folder folder =
        new Folder()
            .with("index.html", "")
            .with(
                "crosscheck.yaml", "pyscript: [/dist/, ../dist]\npages: [{path: index.html}]\n")) {
      CommandResult result = CommandResult.of("app", folder.path().toString());

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err())
          .contains("'../dist' is not a path below the folder")
          .doesNotContain("'/dist/'");
    }
  }

  @Test
  public void a_server_that_cannot_be_started_is_one_sentence() {
    try (Folder folder =
        new Folder()
            .with("index.html", "")
            .with(
                "crosscheck.yaml",
                "serve: no-such-server --port 1\npages: [{path: index.html}]\n")) {
      CommandResult result = CommandResult.of("app", folder.path().toString());

      assertThat(result.exit()).as(result.toString()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err())
          .contains("The server 'no-such-server --port 1' did not start:", "No such file")
          .contains("Correct 'serve': the command runs in " + folder.path())
          .doesNotContain("\tat ", "IOException");
    }
  }

  @DataProvider
  public Object[][] exits() {
    return new Object[][] {
      {List.of(Kind.WORKS), Main.Exit.SAME},
      {List.of(Kind.WORKS, Kind.FAILS), Main.Exit.DIFFERS},
      {List.of(Kind.WORKS, Kind.INCONCLUSIVE), Main.Exit.INTERNAL_ERROR},
      {List.of(Kind.ERROR), Main.Exit.INTERNAL_ERROR},
      {List.of(Kind.INCONCLUSIVE, Kind.FAILS), Main.Exit.DIFFERS},
    };
  }

  @Test(dataProvider = "exits")
  public void only_pages_that_work_exit_with_zero(List<Kind> kinds, int exit) {
    List<AppVisit> visits =
        kinds.stream()
            .map(
                kind ->
                    new AppVisit(
                        "a.html",
                        "2026.7.3",
                        "bare",
                        "chrome",
                        new AppVerdict(
                            kind, kind == Kind.WORKS ? List.of() : List.of("It."), List.of()),
                        Given.seen(Outcome.DONE, "")))
            .toList();

    assertThat(
            AppCommand.exit(
                new AppRun(
                    ".", Instant.EPOCH, List.of(), List.of(), visits, List.of(), List.of(), false)))
        .isEqualTo(exit);
  }

  @Test
  public void a_folder_of_several_pages_needs_a_choice() {
    try (Folder folder = new Folder().with("a.html", "").with("b.html", "")) {
      CommandResult result = CommandResult.of("app", folder.path().toString());

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err()).contains("a.html, b.html", "--page a.html");
    }
    assertThat(CommandResult.of("app", "no-such-folder").err()).contains("There is no folder");
  }
}
