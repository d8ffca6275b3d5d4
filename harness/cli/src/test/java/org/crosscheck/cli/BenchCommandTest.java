package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.Test;

public class BenchCommandTest {
  @Test
  public void the_help_names_all_parts_and_formats() {
    assertThat(CommandResult.of("bench", "--help").out().replaceAll("\\s+", " "))
        .contains("small, micropython, pyodide, visits, commands", "text, json, markdown, html");
  }
}
