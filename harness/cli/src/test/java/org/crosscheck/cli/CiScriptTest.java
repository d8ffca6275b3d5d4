package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/**
 * The script behind the GitHub action and the GitLab template, as it runs there: in a clone with
 * two branches, with their environment variables and event files, and with a shell script as
 * Crosscheck.
 */
public class CiScriptTest {
  private static final Path SCRIPT = Checkout.above(Path.of("")).root().resolve("ci/crosscheck-ci");

  /** Writes down its arguments and what is in the core, and leaves what Crosscheck leaves. */
  private static final String CROSSCHECK =
      """
      echo "$*" >>"$CALLS"
      command=$1
      shift
      case $command in
        run)
          build=none
          while [ $# -gt 0 ]; do
            [ "$1" != --release-dir ] || build=$(cat "$2/dist/core.js")
            shift
          done
          echo "tested $build" >>"$CALLS"
          [ "$build" != fatal ] || exit 3
          n=1
          while [ -d "$CROSSCHECK_REPORTS/runs/$n" ]; do n=$((n + 1)); done
          mkdir -p "$CROSSCHECK_REPORTS/runs/$n"
          : >"$CROSSCHECK_REPORTS/runs/$n/record.jsonl"
          rm -f "$CROSSCHECK_REPORTS/latest"
          ln -s "runs/$n" "$CROSSCHECK_REPORTS/latest"
          [ "$build" != broken ] || exit 1
          ;;
        report)
          mkdir -p "$2"
          echo "the summary" >"$2/summary.md"
          echo "<!-- crosscheck -->" >"$2/comment.md"
          echo "::error title=x::is worse" >"$2/annotations.txt"
          ;;
        doctor) echo "the diagnosis"; exit 1 ;;
        app) echo 'the ``` pages' ;;
      esac
      """;

  private Folder folder = new Folder();

  @BeforeMethod
  public void makeClone() throws IOException, InterruptedException {
    folder =
        new Folder()
            .withProgram("bin/crosscheck", CROSSCHECK)
            .withProgram(
                "bin/gh",
                "echo \"gh $*\" >>\"$CALLS\"; case \"$*\" in *--paginate*) echo \"$EARLIER\" ;;"
                    + " esac")
            .with("clone/core/dist/core.js", "good")
            .with("calls", "");
    Map<String, String> none = Map.of();
    if (run(none, "git", "--version").exit() != 0) {
      throw new SkipException("There is no git.");
    }
    run(none, "git", "init", "--quiet", "--initial-branch=main");
    run(none, "git", "add", ".");
    commit("the base");
    folder.with("clone/core/dist/core.js", "broken");
    run(none, "git", "checkout", "--quiet", "-b", "change");
    run(none, "git", "add", ".");
    commit("break the core");
  }

  @AfterMethod(alwaysRun = true)
  public void remove() {
    folder.close();
  }

  @Test
  public void a_run_without_a_core_is_compared_with_the_accepted_verdicts() throws Exception {
    CommandResult result = ci(Map.of(), "run", "--fixture", "a b");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("the summary");
    assertThat(calls())
        .containsExactly(
            "run --fixture a b",
            "tested none",
            "report --to %s/runs/1 --format html,junit,markdown,comment,annotations %1$s/runs/1"
                .formatted(results()));
  }

  @Test
  public void a_pull_request_on_github_is_compared_with_its_base() throws Exception {
    CommandResult result = github("pull_request", "--browser", "firefox");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(calls())
        .hasSize(5)
        .element(0)
        .asString()
        .matches("run --quiet --release-dir /.*/base/core --browser firefox");
    assertThat(calls().subList(1, 4))
        .containsExactly(
            "tested good",
            "run --release-dir core --baseline %s/runs/1 --browser firefox".formatted(results()),
            "tested broken");
    assertThat(calls().get(4)).contains("--baseline " + results() + "/runs/1 ");
    assertThat(folder.path("summary")).hasContent("the summary");
    assertThat(result.out()).contains("::error title=x::is worse");
    assertThat(folder.path("output"))
        .content()
        .contains("exit-code=1", "report=" + results() + "/runs/2", "comment=" + results());
    assertThat(folder.path("clone/crosscheck-reports/runs/2/comment.md"))
        .content()
        .startsWith("<!-- crosscheck -->")
        .containsPattern("Since `[0-9a-f]+`:\n- `[0-9a-f]+` break the core");
    assertThat(run(Map.of(), "git", "worktree", "list").out()).hasLineCount(1);
  }

  @Test
  public void a_push_to_github_is_compared_with_the_commit_before() throws Exception {
    assertThat(github("push").exit()).isEqualTo(1);
    assertThat(calls()).contains("tested good", "tested broken");
  }

  @Test
  public void a_new_branch_has_nothing_to_compare_with() throws Exception {
    folder.with("event.json", "{\"before\": \"%s\"}".formatted("0".repeat(40)));

    assertThat(ci(onGithub()).exit()).isEqualTo(1);
    assertThat(calls()).doesNotContain("tested good").contains("tested broken");
  }

  @Test
  public void a_base_that_was_not_fetched_is_reported() throws Exception {
    folder.with("event.json", "{\"before\": \"%s\"}".formatted("1".repeat(40)));

    CommandResult result = ci(onGithub());

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("is not here. Fetch the whole history (fetch-depth: 0");
    assertThat(calls()).isEmpty();
  }

  @Test
  public void a_merge_request_on_gitlab_is_compared_with_its_base_and_shares_its_visits()
      throws Exception {
    Map<String, String> gitlab =
        Map.of(
            "GITLAB_CI", "true",
            "CI_NODE_INDEX", "2",
            "CI_NODE_TOTAL", "3",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA", commitOf("main"),
            "CROSSCHECK_BASE", "auto",
            "CROSSCHECK_CORE", "core");

    CommandResult result = ci(gitlab);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("the summary").doesNotContain("::error");
    assertThat(calls().get(0)).startsWith("run --shard 2/3 --quiet --release-dir /");
    assertThat(calls().get(2)).startsWith("run --shard 2/3 --release-dir core --baseline ");
  }

  @Test
  public void shards_are_merged_with_what_they_were_compared_with() throws Exception {
    Map<String, String> shard = Map.of("CROSSCHECK_CORE", "core", "CROSSCHECK_BASE", "main");
    for (String part : List.of("1", "2")) {
      Map<String, String> environment = new HashMap<>(shard);
      environment.put("CROSSCHECK_SHARD", part + "/2");
      environment.put("CROSSCHECK_REPORTS", "shard-" + part);
      assertThat(ci(environment).exit()).isEqualTo(1);
    }
    folder.with("calls", "");

    CommandResult result = ci(Map.of(), "merge", "shard-1", "shard-2");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(calls())
        .containsExactly(
            ("report --to %s/merged --format html,junit,markdown,comment,annotations --baseline"
                    + " shard-1/runs/1,shard-2/runs/1 shard-1/runs/2 shard-2/runs/2")
                .formatted(results()));
    assertThat(folder.path("clone/crosscheck-reports/merged/comment.md"))
        .content()
        .contains("break the core");
  }

  @Test
  public void both_cores_are_built_and_a_build_that_fails_ends_the_job() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("CROSSCHECK_CORE", "core");
    environment.put("CROSSCHECK_BASE", "main");
    environment.put("CROSSCHECK_BUILD", "echo built >core/dist/core.js; echo hidden");
    CommandResult built = ci(environment);
    assertThat(calls()).contains("tested built").doesNotContain("tested broken", "tested good");
    assertThat(built.out()).doesNotContain("hidden");

    environment.put("CROSSCHECK_BUILD", "exit 7");
    CommandResult failed = ci(environment);
    assertThat(failed.exit()).isEqualTo(2);
    assertThat(failed.err()).contains("The build of PyScript in . failed: exit 7");
  }

  @Test
  public void a_difference_can_be_allowed_and_an_error_cannot() throws Exception {
    Map<String, String> never = Map.of("CROSSCHECK_CORE", "core", "CROSSCHECK_FAIL", "never");
    assertThat(ci(never).exit()).isZero();

    folder.with("clone/core/dist/core.js", "fatal");
    assertThat(ci(never).exit()).isEqualTo(3);
  }

  @Test
  public void a_diagnosis_and_the_pages_of_an_app_are_in_the_summary() throws Exception {
    Map<String, String> environment =
        Map.of("GITHUB_STEP_SUMMARY", folder.path("summary").toString());
    assertThat(ci(environment, "doctor", "https://host/").exit()).isEqualTo(1);
    assertThat(ci(environment, "app", "site").exit()).isZero();

    assertThat(folder.path("summary"))
        .content()
        .contains("the diagnosis", "```\nthe ` ` ` pages\n```");
    assertThat(calls().get(0)).endsWith("/doctor.html https://host/");
  }

  @Test
  public void a_comment_is_written_once_and_then_replaced() throws Exception {
    folder.with("event.json", "{\"pull_request\": {\"number\": 12}}").with("clone/c.md", "text");
    Map<String, String> environment = new HashMap<>(onGithub());
    environment.put("GITHUB_REPOSITORY", "owner/name");

    environment.put("EARLIER", "");
    ci(environment, "comment", "c.md");
    assertThat(calls().get(1))
        .isEqualTo(
            "gh api --silent --method POST repos/owner/name/issues/12/comments --field body=@c.md");

    folder.with("calls", "");
    environment.put("EARLIER", "99\n100");
    ci(environment, "comment", "c.md");
    assertThat(calls().get(1))
        .isEqualTo(
            "gh api --silent --method PATCH repos/owner/name/issues/comments/99 --field"
                + " body=@c.md");

    folder.with("event.json", "{\"before\": \"abc\"}").with("calls", "");
    assertThat(ci(environment, "comment", "c.md").exit()).isZero();
    assertThat(calls()).isEmpty();
  }

  @Test
  public void what_is_missing_is_said() throws Exception {
    assertThat(ci(Map.of("CROSSCHECK_CORE", "core", "CROSSCHECK_BASE", "none")).err())
        .contains("CROSSCHECK_BASE is none, which is not a commit here. Fetch it first.");
    assertThat(ci(Map.of(), "merge").err()).contains("Name the folders of results of the shards");
    assertThat(ci(Map.of(), "merge", "core").err()).contains("There are no runs in core.");
  }

  private CommandResult github(String event, String... arguments) throws Exception {
    String base = commitOf("main");
    folder.with(
        "event.json",
        event.equals("push")
            ? "{\"ref\": \"refs/heads/change\", \"before\": \"%s\"}".formatted(base)
            : "{\"action\": \"opened\", \"number\": 12, \"pull_request\": {\"number\": 12,"
                + " \"base\":"
                + " {\"ref\": \"main\", \"sha\": \"%s\"}}}".formatted(base));
    return ci(onGithub(), arguments);
  }

  private Map<String, String> onGithub() {
    return Map.of(
        "GITHUB_ACTIONS",
        "true",
        "GITHUB_EVENT_PATH",
        folder.path("event.json").toString(),
        "GITHUB_STEP_SUMMARY",
        folder.path("summary").toString(),
        "GITHUB_OUTPUT",
        folder.path("output").toString(),
        "CROSSCHECK_BASE",
        "auto",
        "CROSSCHECK_CORE",
        "core");
  }

  private Path results() {
    return folder.path("clone/crosscheck-reports");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.path("calls"));
  }

  private String commitOf(String branch) throws Exception {
    return run(Map.of(), "git", "rev-parse", branch).out().strip();
  }

  private void commit(String subject) throws IOException, InterruptedException {
    CommandResult result =
        run(
            Map.of(),
            "git",
            "-c",
            "user.name=Ann",
            "-c",
            "user.email=ann@mail.example",
            "commit",
            "--quiet",
            "-m",
            subject);
    assertThat(result.exit()).as(result.err()).isZero();
  }

  private CommandResult ci(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return run(environment, command.toArray(String[]::new));
  }

  private CommandResult run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path("clone").toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(CI|GITHUB|GITLAB|CROSSCHECK|GIT)(_.*)?"));
    builder.environment().put("PATH", folder.path("bin") + ":" + builder.environment().get("PATH"));
    builder.environment().put("CALLS", folder.path("calls").toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.path("out").toFile()).redirectError(folder.path("err").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new CommandResult(
        process.exitValue(),
        Files.readString(folder.path("out"), StandardCharsets.UTF_8),
        Files.readString(folder.path("err"), StandardCharsets.UTF_8));
  }
}
