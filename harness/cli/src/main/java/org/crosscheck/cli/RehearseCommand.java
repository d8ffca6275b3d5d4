package org.crosscheck.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Loads the classes of commands that open no browser. The launcher of a distribution runs it once,
 * to write an archive of these classes.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Run commands that open no browser, without their output",
    mixinStandardHelpOptions = true)
@WithoutResult("It prints nothing.")
final class RehearseCommand implements Callable<Integer> {
  private static final String HEADER = "Cross-Origin-Opener-Policy: same-origin";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("explain", "--header", HEADER),
          List.of("explain", "--header", HEADER, "--format", "json"),
          List.of("hostings", "bare"),
          List.of("claims"),
          List.of("documents"),
          List.of("releases"),
          List.of("compare", "2025.3.1", "2026.1.1"));

  @Override
  public Integer call() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), true)) {
      System.setOut(nothing);
      System.setErr(nothing);
      COMMANDS.forEach(command -> Main.execute(command.toArray(String[]::new)));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return Main.Exit.SAME;
  }
}
