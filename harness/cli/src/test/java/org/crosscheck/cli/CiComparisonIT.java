package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.testng.annotations.Test;

/**
 * The script of the CI jobs on a repository with two branches, one of which has a broken core, as a
 * job of a pull request on GitHub.
 */
public class CiComparisonIT {
  /** Where PyScript's main thread calls the function that a worker asked for. */
  private static final String CALL = "await t[e[1]].apply(null,e[2])";

  private static final String CLAIM = "sync-call-passes-positional-arguments";

  @Test(groups = Nightly.ONLY)
  public void the_comment_has_the_claim_its_commit_and_the_smallest_page() throws Exception {
    Checkout real = Checkout.above(Path.of(""));
    Path core =
        Provisioning.release(real, System.out::println).packages().resolve("@pyscript/core");
    try (Folder folder = new Folder().withFolder("t").withFolder("clone/core/dist")) {
      folder.withProgram("bin/crosscheck", launcher(real, folder));
      copy(core, folder.path("clone/core"), "");
      git(folder, "init", "--quiet", "--initial-branch=main");
      commit(folder, "the base");
      String base = git(folder, "rev-parse", "HEAD").strip();
      git(folder, "checkout", "--quiet", "-b", "change");
      copy(core, folder.path("clone/core"), "null");
      commit(folder, "call nothing");
      folder.with(
          "event.json",
          "{\"pull_request\": {\"number\": 7, \"base\": {\"sha\": \"%s\"}}}".formatted(base));

      CommandResult result = ci(folder, real);

      assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(1);
      Path newest = folder.path("clone/crosscheck-reports/latest").toRealPath();
      assertThat(newest.resolve("comment.md"))
          .content()
          .startsWith("<!-- crosscheck -->\n## Crosscheck: ")
          .contains(
              "`" + CLAIM + "`",
              "Was HOLDS, is BROKEN",
              "The smallest page: fixtures/pages/sync-calls/index.html",
              "Since `" + base.substring(0, 7),
              "` call nothing");
      assertThat(result.out()).contains("::error title=Crosscheck%3A " + CLAIM + " is worse::");
      assertThat(newest.resolve("index.html")).isRegularFile();
    }
  }

  private static String launcher(Checkout real, Folder folder) {
    return "exec '%s' -XX:TieredStopAtLevel=1 '-Djava.io.tmpdir=%s' '-Dcrosscheck.home=%s' -cp '%s' %s \"$@\""
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            folder.path("t"),
            real.root(),
            System.getProperty("java.class.path"),
            Main.class.getName());
  }

  /** Copies a package; with a replacement, its calls of functions for workers are that instead. */
  private static void copy(Path original, Path copy, String replacement) throws IOException {
    Files.writeString(
        copy.resolve("package.json"), Files.readString(original.resolve("package.json")));
    boolean found = false;
    try (Stream<Path> files = Files.list(original.resolve("dist"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|css)")).toList()) {
        String text = Files.readString(file);
        found |= text.contains(CALL);
        Files.writeString(
            copy.resolve("dist").resolve(file.getFileName().toString()),
            replacement.isEmpty() ? text : text.replace(CALL, replacement));
      }
    }
    assertThat(found).as("the call is in the package").isTrue();
  }

  private static void commit(Folder folder, String subject) throws Exception {
    git(folder, "add", "--all");
    git(
        folder,
        "-c",
        "user.name=Ann",
        "-c",
        "user.email=ann@mail.example",
        "commit",
        "--quiet",
        "--message",
        subject);
  }

  private static String git(Folder folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    CommandResult result = run(folder, Map.of(), command);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  private static CommandResult ci(Folder folder, Checkout real) throws Exception {
    return run(
        folder,
        Map.of(
            "CROSSCHECK", folder.path("bin/crosscheck").toString(),
            "CROSSCHECK_CORE", "core",
            "CROSSCHECK_BASE", "auto",
            "GITHUB_ACTIONS", "true",
            "GITHUB_EVENT_PATH", folder.path("event.json").toString()),
        List.of(
            real.root().resolve("ci/crosscheck-ci").toString(),
            "run",
            "--fixture=sync-calls",
            "--hosting=pyscript-com",
            "--browser=firefox",
            "--interpreter=mpy"));
  }

  private static CommandResult run(
      Folder folder, Map<String, String> environment, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path("clone").toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(CI|GITHUB|GITLAB|GIT)(_.*)?|CROSSCHECK_REPORTS"));
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.path("out").toFile()).redirectError(folder.path("err").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    return new CommandResult(
        process.exitValue(),
        Files.readString(folder.path("out"), StandardCharsets.UTF_8),
        Files.readString(folder.path("err"), StandardCharsets.UTF_8));
  }
}
