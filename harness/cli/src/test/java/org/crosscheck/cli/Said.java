package org.crosscheck.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.crosscheck.workspace.Checkout;

/**
 * What a command line said, and how it ended.
 *
 * @param exit the exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Said(int exit, String out, String err) {
  /** {@return what the front door does with arguments, in this checkout} */
  static Said by(String... arguments) {
    return in(Checkout.above(java.nio.file.Path.of("")), arguments);
  }

  /** {@return what the front door does with arguments, in a project} */
  static Said in(Checkout project, String... arguments) {
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
      return new Said(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
      System.setProperty("crosscheck.home", oldHome);
    }
  }
}
