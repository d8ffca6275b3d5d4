package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Processes;
import org.testng.annotations.Test;

/** Tests that pages are visited again in the same browser when they are saved. */
public class WatchIT {
  private static final String INDEX = "fixtures/pages/a/index.html";
  private static final String PAGE = "<!doctype html><title>Page</title>";

  @Test
  public void a_fixture_is_judged_again_when_it_is_saved() throws IOException {
    try (Folder folder = RunProcess.project()) {
      RunProcess.page(folder, "a", 60, "fact('done');");
      String claim = Files.readString(folder.path("fixtures/claims/a.yaml"));
      try (RunProcess watch = watch(folder, "a")) {
        watch.awaitLine("Round 1");
        List<ProcessHandle> browser = watch.mainProcesses("firefox");
        assertThat(browser).hasSize(1);
        assertThat(watch.output()).contains("The only verdict is as accepted.");

        String page = Files.readString(folder.path(INDEX));
        folder.with(INDEX, page.replace("value: true", "value: false"));
        watch.awaitLine("Round 2");

        assertThat(watch.output())
            .contains("Saved: index.html\n")
            .contains("  a-is-done a bare firefox none was HOLDS, is BROKEN: ");

        // One file a round: the first of two saves may begin a round of its own.
        folder.with("fixtures/claims/a.yaml", "{");
        watch.awaitLine("Round 3");

        assertThat(watch.output()).contains("a.yaml").contains("nothing was visited.");

        folder.with(INDEX, page);
        watch.awaitLine("Round 4");
        folder.with("fixtures/claims/a.yaml", claim);
        watch.awaitLine("Round 5");

        assertThat(watch.output()).contains("was BROKEN, is HOLDS");
        assertThat(watch.mainProcesses("firefox")).isEqualTo(browser);
        assertEndsCleanly(watch, folder, browser);
        assertThat(folder.path("reports/runs")).doesNotExist();
        assertThat(folder.path("reports/latest")).doesNotExist();
      }
    }
  }

  @Test
  public void a_folder_is_checked_again_when_it_is_saved() throws IOException {
    try (Folder folder = appProject();
        RunProcess watch = watch(folder, folder.path("app").toString(), "--hosting", "bare")) {
      watch.awaitLine("Round 1");
      List<ProcessHandle> browser = watch.mainProcesses("firefox");
      assertThat(watch.output()).contains("It works.");

      folder.with("app/index.html", PAGE + "<script>throw new Error('planted')</script>");
      watch.awaitLine("Round 2");

      assertThat(watch.output())
          .contains(" bare firefox was works, is FAILS: ")
          .contains("planted");
      assertThat(watch.mainProcesses("firefox")).hasSize(1).isEqualTo(browser);
      assertEndsCleanly(watch, folder, browser);
      assertThat(folder.path("reports/apps")).doesNotExist();
    }
  }

  private static Folder appProject() throws IOException {
    return RunProcess.project()
        .with(
            "fixtures/hostings/pyscript-com.yaml",
            "{summary: It serves., promises: not isolated, headers: []}\n")
        .with("app/index.html", PAGE);
  }

  private static void assertEndsCleanly(
      RunProcess watch, Folder folder, List<ProcessHandle> browser) throws IOException {
    watch.signal("TERM");

    assertThat(watch.exitCode()).isEqualTo(143);
    browser.forEach(Processes::awaitEnd);
    assertThat(watch.output()).doesNotContain("Exception");
    assertThat(folder.path("t")).isEmptyDirectory();
  }

  private static RunProcess watch(Folder folder, String target, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("watch", target, "--browser", "firefox"));
    command.addAll(List.of(options));
    return RunProcess.command(folder, command);
  }
}
