package org.crosscheck.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs short system commands. */
public final class Commands {
  private static final int SHORT_SECONDS = 20;

  private Commands() {}

  /** {@return the output of a short command; empty if it failed or does not exist} */
  public static Optional<String> output(List<String> command) {
    Result result = run(command, Map.of(), SHORT_SECONDS);
    return result.ok() ? Optional.of(result.output()) : Optional.empty();
  }

  /**
   * The result of a command.
   *
   * @param ok whether it ended in time with exit code 0
   * @param output its standard output and standard error, or the reason why it did not run
   */
  public record Result(boolean ok, String output) {
    /** {@return the last line that is not blank} */
    public String lastLine() {
      return output
          .lines()
          .filter(l -> !l.isBlank())
          .reduce((a, b) -> b)
          .orElse("it printed nothing");
    }
  }

  /** Runs a command without input, up to a time limit, and returns its output. */
  public static Result run(List<String> command, Map<String, String> environment, long seconds) {
    Path output = null;
    Process process = null;
    try {
      output = Files.createTempFile("crosscheck-command-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      String printed = Files.readString(output).strip();
      return ended
          ? new Result(process.exitValue() == 0, printed)
          : new Result(false, printed + "\nit did not end within " + seconds + " s");
    } catch (IOException e) {
      return new Result(false, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(false, "interrupted");
    } finally {
      if (process != null && process.isAlive()) {
        Workspace.end(process.toHandle());
      }
      if (output != null) {
        remove(output);
      }
    }
  }

  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + file, e);
    }
  }
}
