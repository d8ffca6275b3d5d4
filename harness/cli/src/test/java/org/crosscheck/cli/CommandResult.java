package org.crosscheck.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.crosscheck.workspace.Checkout;

/**
 * The result of a command line.
 *
 * @param exit the exit code
 * @param out the text of the standard output
 * @param err the text of the error output
 */
record CommandResult(int exit, String out, String err) {
  /** Runs the command line in this checkout. */
  static CommandResult of(String... arguments) {
    return in(Checkout.above(Path.of("")), arguments);
  }

  /** Runs the command line in a project. */
  static CommandResult in(Checkout project, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    String oldHome = System.getProperty("crosscheck.home", "");
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      System.setProperty("crosscheck.home", project.root().toString());
      int exit = Main.execute(arguments);
      return new CommandResult(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
      System.setProperty("crosscheck.home", oldHome);
    }
  }
}
