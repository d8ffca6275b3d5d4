package org.crosscheck.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.testng.SkipException;

/** A server's own program, started on a free port of the loopback interface. */
final class HostProgram implements AutoCloseable {
  private static final long SECONDS = 60;

  private final Process process;
  private final URI origin;

  private HostProgram(Process process, URI origin) {
    this.process = process;
    this.origin = origin;
  }

  /**
   * Starts a program and waits until it answers a request.
   *
   * @param command its command, in which {@code {port}} is replaced
   * @param folder the folder that it runs in
   */
  static HostProgram start(List<String> command, Path folder) {
    int port = freePort();
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    try {
      Process process =
          new ProcessBuilder(
                  command.stream().map(word -> word.replace("{port}", "" + port)).toList())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      HostProgram program = new HostProgram(process, URI.create("http://localhost:" + port));
      if (!program.answers()) {
        program.close();
        throw new AssertionError(command + " does not start: " + Files.readString(log));
      }
      return program;
    } catch (IOException e) {
      throw new SkipException(command.get(0) + " cannot be started: " + e.getMessage());
    }
  }

  URI origin() {
    return origin;
  }

  private boolean answers() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        HttpURLConnection connection = (HttpURLConnection) origin.toURL().openConnection();
        connection.setReadTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(SECONDS)));
        if (connection.getResponseCode() > 0) {
          return true;
        }
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    return false;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }
}
