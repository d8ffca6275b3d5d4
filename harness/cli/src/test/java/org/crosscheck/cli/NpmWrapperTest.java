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
import org.crosscheck.workspace.Checkout;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The npm package, with a shell script as its distribution. */
public class NpmWrapperTest {
  private static final Path PACKAGE = Checkout.above(Path.of("")).root().resolve("npm");
  private final Folder folder = new Folder();

  @BeforeClass
  public void makeDistribution() throws IOException, InterruptedException {
    try {
      new ProcessBuilder("node", "--version").start().waitFor();
    } catch (IOException e) {
      throw new SkipException("There is no Node.js: " + e.getMessage(), e);
    }
    folder
        .withProgram(
            "crosscheck-1.2.3/bin/crosscheck",
            "printf '%s|' \"$JAVA_HOME\" \"$@\"; [ \"$1\" != die ] || kill -TERM $$; exit 7")
        .withProgram("jdk/bin/java", "echo 'openjdk version \"21.0.2\" 2026' >&2")
        .withProgram("old/bin/java", "echo 'java version \"1.8.0_402\"' >&2")
        .withFolder("empty");
    Process tar =
        new ProcessBuilder("tar", "-czf", "crosscheck-cli-1.2.3.tar.gz", "crosscheck-1.2.3")
            .directory(folder.path().toFile())
            .start();
    assertThat(tar.waitFor()).isZero();
    Path copy = folder.path("package");
    folder.withFolder("package/bin");
    for (String file : List.of("package.json", "prepare.js", "bin/crosscheck.js")) {
      Files.copy(PACKAGE.resolve(file), copy.resolve(file));
    }
  }

  @AfterClass(alwaysRun = true)
  public void remove() {
    folder.close();
  }

  @Test
  public void arguments_and_the_exit_code_are_passed_on() throws Exception {
    CommandResult result = run(Map.of(), "doctor", "a b", "--x=*", "");

    assertThat(result.out()).isEqualTo(folder.path("jdk") + "|doctor|a b|--x=*||");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isEqualTo(7);
  }

  @Test
  public void a_distribution_that_is_ended_by_a_signal_ends_the_package_as_a_shell_says_it()
      throws Exception {
    assertThat(run(Map.of(), "die").exit()).isEqualTo(128 + 15);
  }

  @Test
  public void the_carried_distribution_is_unpacked_once() throws Exception {
    Map<String, String> carried =
        Map.of("CROSSCHECK_DISTRIBUTION", "", "XDG_CACHE_HOME", folder.path("xdg").toString());
    assertThat(run(carried, "a").err()).contains("carries no distribution");

    node(Map.of(), "package/prepare.js", "crosscheck-cli-1.2.3.tar.gz");
    assertThat(run(carried, "a").exit()).isEqualTo(7);
    assertThat(run(carried, "a").exit()).isEqualTo(7);

    try (Stream<Path> unpacked = Files.list(folder.path("xdg/crosscheck"))) {
      assertThat(unpacked.map(path -> path.getFileName().toString()))
          .singleElement()
          .asString()
          .startsWith("npm-1.2.3-");
    }
    assertThat(folder.path("package/package.json")).content().contains("\"version\": \"1.2.3\"");
  }

  @Test
  public void an_archive_can_be_named() throws Exception {
    Map<String, String> archive =
        Map.of(
            "CROSSCHECK_DISTRIBUTION",
            "crosscheck-cli-1.2.3.tar.gz",
            "CROSSCHECK_CACHE",
            folder.path("cache").toString());

    assertThat(run(archive, "a").out()).endsWith("|a|");
  }

  @Test
  public void an_old_java_is_passed_over_for_one_on_the_path() throws Exception {
    Map<String, String> old =
        Map.of(
            "JAVA_HOME",
            folder.path("old").toString(),
            "PATH",
            folder.path("jdk/bin") + ":" + System.getenv("PATH"));

    assertThat(run(old, "a").out()).startsWith(folder.path("jdk") + "|");
  }

  @Test
  public void what_is_wrong_is_said_in_one_line() throws Exception {
    assertThat(run(Map.of("CROSSCHECK_DISTRIBUTION", "none"), "a"))
        .isEqualTo(
            new CommandResult(2, "", "CROSSCHECK_DISTRIBUTION is none, which does not exist.\n"));
    assertThat(run(Map.of("CROSSCHECK_DISTRIBUTION", "empty"), "a").err())
        .endsWith("is not a distribution of Crosscheck: it has no bin/crosscheck.\n");
    assertThat(run(Map.of("CROSSCHECK_DISTRIBUTION", "package/package.json"), "a").err())
        .startsWith("Cannot unpack ");
  }

  private CommandResult run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("package/bin/crosscheck.js"));
    all.addAll(List.of(arguments));
    return node(environment, all.toArray(String[]::new));
  }

  private CommandResult node(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
    builder.environment().remove("XDG_CACHE_HOME");
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.path("home").toString(),
                "JAVA_HOME", folder.path("jdk").toString(),
                "CROSSCHECK_DISTRIBUTION", "crosscheck-1.2.3"));
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
