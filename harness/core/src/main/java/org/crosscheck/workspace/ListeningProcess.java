package org.crosscheck.workspace;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that was started and has said where it listens.
 *
 * @param process it
 * @param where what the first group of the pattern matched in a line of its output
 */
public record ListeningProcess(ProcessHandle process, String where) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LAST_WORDS = 5;

  /**
   * Starts a program and waits for the line. Its output is read until it ends, so that it never
   * blocks.
   *
   * @param builder the program, which is noted in the workspace
   * @param line finds the line; its first group is where the program listens
   * @throws IOException if it cannot be started, ends, or does not say the line in time; it is
   *     ended then
   */
  public static ListeningProcess start(ProcessBuilder builder, Workspace workspace, Pattern line)
      throws IOException {
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
            .start();
    try {
      workspace.started(process.toHandle());
    } catch (RuntimeException e) {
      // The run is being ended and its folder is gone; nobody else would end this process.
      Workspace.end(process.toHandle());
      throw e;
    }
    CompletableFuture<String> where = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, line, where), "output-of-" + process.pid());
    reader.setDaemon(true);
    reader.start();
    try {
      return new ListeningProcess(
          process.toHandle(), where.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      Workspace.end(process.toHandle());
      throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      Workspace.end(process.toHandle());
      throw new IOException(
          "it did not say where it listens within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it started", e);
    }
  }

  private static void read(Process process, Pattern pattern, CompletableFuture<String> where) {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          where.complete(matcher.group(1));
        }
        last.addLast(line);
        if (last.size() > LAST_WORDS) {
          last.removeFirst();
        }
      }
      where.completeExceptionally(
          new IOException("it ended; its last words: " + String.join(" | ", List.copyOf(last))));
    } catch (IOException e) {
      where.completeExceptionally(e);
    }
  }

  private static String nothing() {
    return System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
  }
}
