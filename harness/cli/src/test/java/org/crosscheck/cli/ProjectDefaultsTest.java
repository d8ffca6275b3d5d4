package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

public class ProjectDefaultsTest {
  private Folder folder = new Folder();

  @BeforeMethod
  public void makeFolder() {
    folder = new Folder();
  }

  @AfterMethod(alwaysRun = true)
  public void removeFolder() {
    folder.close();
  }

  private CommandSpec parsed(String text, String... arguments) {
    folder.with(ProjectDefaults.FILE, text);
    CommandLine line = Main.line();
    line.setDefaultValueProvider(
        ProjectDefaults.read(
            folder.path(ProjectDefaults.FILE), line.getSubcommands().keySet(), line));
    return line.parseArgs(arguments).subcommand().commandSpec();
  }

  @Test
  public void a_project_sets_defaults_and_the_command_line_replaces_them() {
    String text =
        "run: {browser: [firefox, chrome], tries: 5, thorough: true}\ndoctor: {timeout: 60}";

    CommandSpec run = parsed(text, "run", "--browser", "chrome");
    assertThat(run.findOption("--browser").<Object>getValue()).hasToString("[chrome]");
    assertThat(run.findOption("--tries").<Integer>getValue()).isEqualTo(5);
    assertThat(run.findOption("--thorough").<Boolean>getValue()).isTrue();
    assertThat(run.findOption("--hosting").<Object>getValue()).hasToString("[]");
    assertThat(parsed(text, "run").findOption("--browser").<Object>getValue())
        .hasToString("[firefox, chrome]");
    assertThat(parsed(text, "doctor", "x").findOption("--timeout").<Integer>getValue())
        .isEqualTo(60);
  }

  @Test
  public void every_mistake_is_reported_with_its_place() {
    assertThatThrownBy(
            () -> parsed("rnu: {}\nrun:\n  browsr: firefox\n  quiet: true\n  help: true\n", "run"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            ".crosscheck.yaml:",
            "line 1, column 6: " + "There is no command 'rnu'. Did you mean run?",
            "line 3, column 11: run has no option --browsr; did you mean browser?",
            "--quiet has no default; give it on the command line",
            "--help has no default");
  }

  @Test
  public void without_a_file_there_are_no_defaults() {
    CommandLine line = Main.line();

    assertThat(
            ProjectDefaults.read(folder.path("none"), line.getSubcommands().keySet(), line)
                .defaultValue(line.getCommandSpec().findOption("--reports")))
        .isNull();
  }
}
