package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.crosscheck.given.Folder;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CompletionCommandTest {
  @DataProvider
  public Object[][] lines() {
    return new Object[][] {
      {"crosscheck do", "doctor documents"},
      {"crosscheck run --brow", "--browser"},
      {"crosscheck completion f", "fish"},
      {"crosscheck rehear", ""},
    };
  }

  @Test(dataProvider = "lines")
  public void bash_completes_commands_options_and_names(String line, String expected)
      throws IOException, InterruptedException {
    try (Folder folder = new Folder()) {
      folder
          .with("completion", CommandResult.of("completion", "bash").out())
          .with(
              "ask",
              """
              . ./completion
              COMP_LINE="$1"
              COMP_WORDS=($1)
              COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
              COMP_POINT=${#COMP_LINE}
              _complete_crosscheck
              echo ${COMPREPLY[@]}
              """);
      Process bash = start(folder, line);

      String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(bash.waitFor()).as(out).isZero();
      assertThat(out.strip().split(" ")).containsExactlyInAnyOrder(expected.split(" "));
    }
  }

  private static Process start(Folder folder, String line) {
    try {
      return new ProcessBuilder("bash", "ask", line)
          .directory(folder.path().toFile())
          // Bash reports that no completion is under way.
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new SkipException("There is no bash: " + e.getMessage(), e);
    }
  }

  @Test
  public void fish_gets_a_line_for_each_command_and_option() {
    String script = CommandResult.of("completion", "fish").out();

    assertThat(script.lines())
        .allMatch(line -> line.startsWith("complete -c crosscheck "))
        .contains(
            "complete -c crosscheck -n __fish_use_subcommand -a serve -d 'Serve the fixtures until"
                + " stopped, and print the URL of every page'",
            "complete -c crosscheck -n '__fish_seen_subcommand_from completion' -a 'fish'")
        .anyMatch(
            line ->
                line.contains("from run' -l browser -r -a 'chrome firefox") && line.contains("-d"))
        .noneMatch(line -> line.contains("rehearse") || line.contains("${"));
  }

  @Test
  public void another_shell_is_wrong_usage() {
    assertThat(CommandResult.of("completion", "zhs").err())
        .contains("There is no shell 'zhs'. Did you mean zsh?");
  }
}
