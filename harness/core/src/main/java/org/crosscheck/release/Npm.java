package org.crosscheck.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;

/** The npm client, which alone knows where packages come from. */
final class Npm {
  private static final int MINUTES = 10;

  private final String program;

  Npm(String program) {
    this.program = program;
  }

  /**
   * Runs a command of npm to its end, and returns what it printed.
   *
   * @throws UserError if npm is missing or refuses, with its own words
   */
  String run(Path folder, String... arguments) throws IOException {
    Path output = Files.createTempFile("crosscheck-npm-", ".log");
    try {
      return run(folder, output, output, arguments);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * Asks npm's registry with {@code npm view ... --json}.
   *
   * @param read reads what npm answered from the entry {@code answer}, which is not there if npm
   *     had nothing to say
   * @throws UserError if npm is missing or refuses, or answers what is no JSON
   */
  <T> T view(YamlFile.Reader<T> read, String... what) {
    try {
      Path folder = Files.createTempDirectory("crosscheck-npm-");
      Path output = folder.resolve("npm view.json");
      Path errors = folder.resolve("npm view.log");
      try {
        String[] arguments =
            Stream.of(
                    Stream.of("view"), Arrays.stream(what), Stream.of("--json", "--loglevel=error"))
                .flatMap(s -> s)
                .toArray(String[]::new);
        run(folder, output, errors, arguments);
        String answer = Files.readString(output).strip();
        // JSON is YAML, so the reader of the other data files reads this one too.
        return YamlFile.read(
            output, answer.isEmpty() ? "{}" : "{\"answer\": " + answer + "\n}", read);
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep what npm answers", e);
    }
  }

  private String run(Path folder, Path output, Path errors, String... arguments)
      throws IOException {
    List<String> command = Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList();
    String said;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile());
      Process process =
          (output.equals(errors)
                  ? builder.redirectErrorStream(true)
                  : builder.redirectError(errors.toFile()))
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      said = Files.readString(errors).strip();
      if (ended && process.exitValue() == 0) {
        return said;
      }
      said = (ended ? "exit code " + process.exitValue() : "no end in 10 minutes") + "\n" + said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("npm was interrupted.", "Run again.");
    } catch (IOException e) {
      throw new UserError(
          "Could not start npm (" + e.getMessage() + ").",
          "Install Node.js 20 or newer with npm, for example: apt-get install nodejs npm");
    }
    throw new UserError(
        "'" + String.join(" ", command) + "' in " + folder + " failed: " + said + "\n",
        "Run it there by hand, and check that npm reaches its registry: npm ping");
  }
}
