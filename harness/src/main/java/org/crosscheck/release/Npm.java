package org.crosscheck.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscheck.told.Told;

/** The npm client, which alone knows where packages come from. */
final class Npm {
  private static final int MINUTES = 10;

  private final String program;

  Npm(String program) {
    this.program = program;
  }

  /**
   * Runs a command of npm to its end; {@return what it printed}
   *
   * @throws Told if npm is missing or refuses, with its own words
   */
  String run(Path folder, String... arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList();
    String said;
    Path output = Files.createTempFile("crosscheck-npm-", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      said = Files.readString(output).strip();
      if (ended && process.exitValue() == 0) {
        return said;
      }
      said = (ended ? "exit code " + process.exitValue() : "no end in 10 minutes") + "\n" + said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Told("npm was interrupted.", "Run again.");
    } catch (IOException e) {
      throw new Told(
          "Could not start npm (" + e.getMessage() + ").",
          "Install Node.js 20 or newer with npm, for example: apt-get install nodejs npm");
    } finally {
      Files.deleteIfExists(output);
    }
    throw new Told(
        "'" + String.join(" ", command) + "' in " + folder + " failed: " + said + "\n",
        "Run it there by hand, and check that npm reaches its registry: npm ping");
  }
}
