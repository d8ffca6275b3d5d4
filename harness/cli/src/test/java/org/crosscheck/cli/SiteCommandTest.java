package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.crosscheck.given.Folder;
import org.crosscheck.given.ManyRuns;
import org.testng.annotations.Test;

public class SiteCommandTest {
  @Test
  public void a_site_is_written_from_the_committed_baselines_and_from_runs() throws IOException {
    try (Folder folder = new Folder()) {
      ManyRuns.write(folder.path("runs"), 2, 7, 1);

      CommandResult result =
          CommandResult.of(
              "site",
              folder.path("site").toString(),
              "--runs",
              folder.path("runs").toString(),
              "--address",
              "https://name.github.io/crosscheck");

      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isEqualTo(Main.Exit.SAME);
      assertThat(result.out())
          .contains("and 2 runs. It has ", "Wrote " + folder.path("site/index.html"));
      assertThat(Files.readString(folder.path("site/index.html"))).contains("Newest runs");
      assertThat(Files.readString(folder.path("site/feed.xml")))
          .contains("href=\"https://name.github.io/crosscheck/releases/2026.7.3.html\"");
    }
  }

  @Test
  public void a_run_that_cannot_be_used_is_named_and_decides_the_exit_code() {
    try (Folder folder = new Folder()) {
      folder.with("runs/broken/record.jsonl", "hello");

      CommandResult result =
          CommandResult.of(
              "site", folder.path("site").toString(), "--runs", folder.path("runs").toString());

      assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .contains("Left out " + folder.path("runs/broken") + ": ", "not a record of a run");
      assertThat(folder.path("site/index.html")).exists();
    }
  }

  @Test
  public void wrong_usage_is_explained() {
    try (Folder folder = new Folder()) {
      folder.with("full/thesis.txt", "mine").with("full/bench.json", "mine");

      assertThat(CommandResult.of("site").err()).contains("Missing required parameter: 'DIR'");
      assertThat(CommandResult.of("site", folder.path("full").toString()))
          .satisfies(
              result -> {
                assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
                assertThat(result.err()).contains("has files, but no site", "Name an empty folder");
              });
      assertThat(
              CommandResult.of("site", folder.path("x").toString(), "--address", "site.test").err())
          .contains("'site.test' is not the address of a site");
      assertThat(
              CommandResult.of(
                      "site", folder.path("x").toString(), "--runs", folder.path("gone").toString())
                  .err())
          .contains("gone is not a folder");
      assertThat(
              CommandResult.of(
                  "site", folder.path("x").toString(), "--bench", folder.path("full").toString()))
          .satisfies(
              result -> {
                assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
                assertThat(result.err())
                    .contains("full/bench.json is not JSON", "bench --format json");
              });
    }
  }
}
