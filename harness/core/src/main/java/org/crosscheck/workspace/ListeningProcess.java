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
 * A running program that has printed where it listens.
 *
 * @param process the program's process
 * @param address where it listens: the first group of the pattern in a line of its output
 */
public record ListeningProcess(ProcessHandle process, String address) {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int LAST_LINES = 5;

  /**
   * Starts a program and waits for the line. Its output is read until it ends, so that it never
   * blocks.
   *
   * @param builder the program; its process is recorded in the workspace
   * @param line finds the line; its first group is where the program listens
   * @throws IOException if it cannot be started, ends, or does not print the line in time; it is
   *     ended then
   */
  public static ListeningProcess start(ProcessBuilder builder, Workspace workspace, Pattern line)
      throws IOException {
    Process process =
        workspace.start(
            builder
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice()))));
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, line, address), "output-of-" + process.pid());
    reader.setDaemon(true);
    reader.start();
    try {
      return new ListeningProcess(
          process.toHandle(), address.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      Workspace.end(process.toHandle());
      throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      Workspace.end(process.toHandle());
      throw new IOException(
          "it did not print where it listens within " + TIMEOUT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it started", e);
    }
  }

  private static void read(Process process, Pattern pattern, CompletableFuture<String> address) {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          address.complete(matcher.group(1));
        }
        last.addLast(line);
        if (last.size() > LAST_LINES) {
          last.removeFirst();
        }
      }
      address.completeExceptionally(
          new IOException("it ended; its last output: " + String.join(" | ", List.copyOf(last))));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  private static String nullDevice() {
    return System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
  }
}
