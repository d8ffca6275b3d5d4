package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.Processes;
import org.crosscheck.record.VisitRecord;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests a run whose only page stays open until a person has looked at it. */
public class PausedRunIT {
  private static final String PROMPT = "Press Enter";

  @DataProvider
  Object[][] ends() {
    return new Object[][] {{"a line"}, {"the end of the input"}};
  }

  @Test(dataProvider = "ends", groups = Nightly.ONLY)
  public void a_paused_page_stays_open_until_the_end_of_the_pause(String end) throws IOException {
    try (Folder folder = project();
        RunProcess run = RunProcess.start(folder, "--browser", "firefox", "--pause")) {
      run.awaitLine(PROMPT);
      List<ProcessHandle> browser = run.mainProcesses("firefox");
      assertThat(browser).hasSize(1).allMatch(ProcessHandle::isAlive);
      assertThat(run.output()).contains("Firefox has opened http://localhost:");

      if (end.equals("a line")) {
        run.type("");
      } else {
        run.endInput();
      }

      assertThat(run.exitCode()).as(run.output()).isZero();
      browser.forEach(Processes::awaitEnd);
      assertThat(run.output()).containsOnlyOnce(PROMPT).doesNotContain("Exception");
      assertThat(run.record().visits()).extracting(VisitRecord::page).containsExactly("a");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test
  public void a_paused_run_ends_when_it_is_terminated() throws IOException {
    try (Folder folder = project();
        RunProcess run = RunProcess.start(folder, "--browser", "firefox", "--pause")) {
      run.awaitLine(PROMPT);
      List<ProcessHandle> browser = run.mainProcesses("firefox");

      run.signal("TERM");

      assertThat(run.exitCode()).isEqualTo(143);
      browser.forEach(Processes::awaitEnd);
      assertThat(run.output()).contains("This run was interrupted.").doesNotContain("Exception");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test
  public void a_pause_without_an_input_is_refused_before_anything_is_opened() throws IOException {
    try (Folder folder = project();
        RunProcess run = RunProcess.start(folder, "--browser", "firefox", "--pause")) {
      run.endInput();

      assertThat(run.exitCode()).isEqualTo(Main.Exit.USAGE);
      assertThat(run.output()).contains("there is neither a terminal nor an input.");
      assertThat(folder.path("reports/runs")).doesNotExist();
    }
  }

  private static Folder project() throws IOException {
    Folder folder = RunProcess.project();
    RunProcess.page(folder, "a", 60, "fact('done');");
    return folder;
  }
}
