package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.observation.Outcome;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** Tests commands on a real Selenium Grid, parts of which are lost meanwhile. */
public class GridIT {
  /** So many visits that what is lost after the first of them is lost in the middle. */
  private static final String MANY_HOSTINGS =
      "bare,pyscript-com,brotli,gzip,coep-only,coop-only,credentialless,csp-eval,github-pages,"
          + "gitlab-pages,html-only,https-self-signed,joined-values,mini-coi,nosniff,plain-http,"
          + "redirect,report-only,twice-coep,twice-coop,twice-corp";

  @Test
  public void verdicts_on_nodes_with_a_loopback_of_their_own_are_as_accepted() throws IOException {
    try (NamespacedGrid grid = new NamespacedGrid();
        Folder folder = project();
        RunProcess run =
            start(
                folder,
                grid,
                "--sessions",
                "4",
                "--interpreter",
                "mpy",
                "--fixture",
                "isolation,worker-tag",
                "--hosting",
                "bare,pyscript-com,mini-coi,https-self-signed,plain-http")) {
      assertAsAccepted(run);
      assertThat(notes(run))
          .anyMatch(note -> note.contains(grid.nodeAddress(1)))
          .anyMatch(note -> note.contains(grid.nodeAddress(2)));
      grid.awaitNoSessions();
    }
  }

  @Test
  public void visits_on_a_node_that_is_killed_are_made_on_the_other_one() throws IOException {
    try (NamespacedGrid grid = new NamespacedGrid();
        Folder folder = project();
        RunProcess run = many(folder, grid)) {
      run.awaitRecordedVisits(2);
      grid.killNode(1);

      assertAsAccepted(run);
    }
  }

  @Test
  public void a_hub_that_is_killed_is_waited_for() throws IOException {
    try (NamespacedGrid grid = new NamespacedGrid();
        Folder folder = project();
        RunProcess run = many(folder, grid)) {
      run.awaitRecordedVisits(2);
      grid.killHub();
      run.awaitLine(grid.hubAddress() + " does not answer (nothing listens there); waiting");
      grid.startHub();

      assertAsAccepted(run);
    }
  }

  @Test
  public void a_browser_that_hangs_is_replaced() throws IOException {
    try (NamespacedGrid grid = new NamespacedGrid();
        Folder folder = project();
        RunProcess run = many(folder, grid)) {
      run.awaitRecordedVisits(2);
      stop(grid.browser(1));

      assertAsAccepted(run);
      assertLostBrowsers(run);
    }
  }

  @Test
  public void releases_are_measured_in_turn_on_a_node() throws IOException {
    try (NamespacedGrid grid = new NamespacedGrid();
        Folder folder = project();
        RunProcess timings =
            command(folder, grid, "timings", "2026.1.1", "2026.7.3", "--rounds", "1")) {
      assertThat(timings.exitCode()).as(timings.output()).isZero();
      assertThat(timings.output())
          .contains("The nodes of " + grid.hubAddress(), "start of a worker", "200 sync calls");
      grid.awaitNoSessions();
    }
  }

  /** This checkout's pages and baselines, with a folder for records. */
  private static Folder project() throws IOException {
    Checkout real = Checkout.above(Path.of(""));
    Folder folder = new Folder().withFolder("t").withFolder("reports");
    Files.createSymbolicLink(folder.path("fixtures"), real.fixtures());
    Files.createSymbolicLink(
        folder.path("reports/baselines"), real.fixtures().resolveSibling("reports/baselines"));
    return folder;
  }

  private static RunProcess many(Folder folder, NamespacedGrid grid) throws IOException {
    return start(
        folder, grid, "--sessions", "3", "--fixture", "isolation", "--hosting", MANY_HOSTINGS);
  }

  private static RunProcess start(Folder folder, NamespacedGrid grid, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("run", "--verbose"));
    command.addAll(List.of(arguments));
    return command(folder, grid, command.toArray(String[]::new));
  }

  private static RunProcess command(Folder folder, NamespacedGrid grid, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addAll(List.of("--browser", "chrome", "--grid", grid.hubAddress()));
    command.addAll(List.of("--capabilities", grid.capabilities().toString()));
    return RunProcess.command(folder, command);
  }

  private static void stop(ProcessHandle browser) throws IOException {
    try {
      assertThat(new ProcessBuilder("kill", "-STOP", "" + browser.pid()).start().waitFor())
          .isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void assertAsAccepted(RunProcess run) throws IOException {
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("verdicts are as accepted.");
    assertThat(run.record().cutOff()).isFalse();
  }

  /** A visit was made again because its browser was lost. */
  private static void assertLostBrowsers(RunProcess run) {
    assertThat(run.record().visits())
        .anyMatch(
            visit ->
                visit.tries().get(0).observation().outcome() == Outcome.BROWSER_DIED
                    && visit.tries().size() > 1);
  }

  private static List<String> notes(RunProcess run) {
    return run.record().browsers().stream().flatMap(browser -> browser.notes().stream()).toList();
  }
}
