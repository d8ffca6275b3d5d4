package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** The script that writes what GitHub Pages shows, with a shell script as Crosscheck. */
public class PublishSiteTest {
  private static final Path ROOT = Checkout.above(Path.of("")).root();
  private static final String SCRIPT = "ci/publish-site";

  /** Notes its arguments, and exits with a code for the command that is not an option. */
  private static final String CROSSCHECK =
      """
      echo "$*" >>"$CALLS"
      case $1 in
        site) exit "$SITE" ;;
        *) [ "$3" = report ] || exit "$RUN" ;;
      esac
      """;

  @Test
  public void the_site_has_a_dashboard_of_all_records_and_a_sample_report() throws Exception {
    try (Folder folder = folder()) {
      CommandResult result =
          publish(
              folder,
              Map.of("ADDRESS", "https://a.example/", "BENCH", "benchmarks"),
              "nightly/1",
              "nightly/2");

      assertThat(result.exit()).as(result.out()).isZero();
      List<String> calls = calls(folder);
      assertThat(calls).hasSize(3);
      assertThat(calls.get(0))
          .isEqualTo(
              "site %s --address https://a.example/ --bench benchmarks --runs nightly/1 nightly/2"
                  .formatted(folder.path("site")));
      assertThat(calls.get(1)).matches("--reports (\\S+) run --fixture isolation,worker-tag");
      String reports = calls.get(1).split(" ")[1];
      assertThat(calls.get(2))
          .isEqualTo(
              "--reports %s report --to %s --format html %1$s/latest"
                  .formatted(reports, folder.path("site/sample")));
      assertThat(Path.of(reports)).doesNotExist();
    }
  }

  @Test
  public void without_records_it_has_the_accepted_verdicts() throws Exception {
    try (Folder folder = folder()) {
      assertThat(publish(folder, Map.of()).exit()).isZero();

      assertThat(calls(folder)).element(0).isEqualTo("site " + folder.path("site"));
    }
  }

  @Test
  public void a_difference_is_published_and_an_error_is_not() throws Exception {
    try (Folder folder = folder()) {
      assertThat(publish(folder, Map.of("SITE", "1", "RUN", "1")).exit()).isZero();
      assertThat(calls(folder)).hasSize(3);
      assertThat(publish(folder, Map.of("SITE", "2")).exit()).isNotZero();
      assertThat(publish(folder, Map.of("RUN", "3")).exit()).isNotZero();
    }
  }

  @Test
  public void the_workflow_that_publishes_calls_it() throws IOException {
    assertThat(ROOT.resolve(".github/workflows/dashboard.yml"))
        .content()
        .contains("\n          " + SCRIPT + " dashboard ", "\n          BENCH: benchmarks\n")
        .doesNotContain("crosscheck site");
  }

  private static Folder folder() {
    return new Folder().withProgram("crosscheck", CROSSCHECK).with("calls", "");
  }

  private static List<String> calls(Folder folder) throws IOException {
    return Files.readAllLines(folder.path("calls"));
  }

  private static CommandResult publish(
      Folder folder, Map<String, String> environment, String... records)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("sh", ROOT.resolve(SCRIPT).toString(), folder.path("site").toString()));
    command.addAll(List.of(records));
    ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
    script.environment().keySet().removeAll(List.of("ADDRESS", "BENCH"));
    script.environment().putAll(Map.of("SITE", "0", "RUN", "0"));
    script.environment().put("CROSSCHECK", folder.path("crosscheck").toString());
    script.environment().put("CALLS", folder.path("calls").toString());
    script.environment().putAll(environment);
    Process process = script.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandResult(process.waitFor(), out, "");
  }
}
