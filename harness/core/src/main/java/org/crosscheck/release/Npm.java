package org.crosscheck.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;

/** The npm client, the only part that accesses package registries. */
public final class Npm {
  private static final int MINUTES = 10;

  /** What npm indents behind its prefix: the stack trace of an error and its properties. */
  private static final Pattern STACK = Pattern.compile("npm (?:error|ERR!)(?:|\\s+\\}|\\s{2,}.*)");

  private final String program;

  /** The client that a command or a path names. */
  public Npm(String program) {
    this.program = program;
  }

  /**
   * Runs an npm command to its end and returns its output.
   *
   * @throws UserError if npm is missing or fails, with its output
   */
  public String run(Path folder, String... arguments) throws IOException {
    Path output = Files.createTempFile("crosscheck-npm-", ".log");
    try {
      return run(folder, output, output, arguments);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * Queries npm's registry with {@code npm view ... --json}.
   *
   * @param read reads npm's output from the entry {@code answer}, which is absent if the output is
   *     empty
   * @throws UserError if npm is missing or fails, or its output is not JSON
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
      throw FileErrors.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private String run(Path folder, Path output, Path errors, String... arguments)
      throws IOException {
    List<String> command = Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList();
    String log;
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
      log = Files.readString(errors).strip();
      if (ended && process.exitValue() == 0) {
        return log;
      }
      log =
          (ended ? "exit code " + process.exitValue() : "timed out after 10 minutes")
              + "\n"
              + withoutStack(log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("npm was interrupted.", "Run again.");
    } catch (IOException e) {
      throw new UserError(
          "Could not start npm (" + e.getMessage() + ").",
          "Install Node.js 20 or newer with npm, for example: apt-get install nodejs npm");
    }
    throw new UserError(
        "'" + String.join(" ", command) + "' in " + folder + " failed: " + log + "\n",
        "Run it there by hand, and check that npm reaches its registry: npm ping");
  }

  private static String withoutStack(String log) {
    return log.lines()
        .filter(line -> !STACK.matcher(line.stripTrailing()).matches())
        .collect(Collectors.joining("\n"));
  }
}
