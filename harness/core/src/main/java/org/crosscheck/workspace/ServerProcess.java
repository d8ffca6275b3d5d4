package org.crosscheck.workspace;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running program that accepts connections on a loopback port. It ends with its workspace. */
public final class ServerProcess {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;
  private static final int CONNECT_MILLIS = 1000;
  private static final int LAST_LINES = 5;
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

  private final Process process;
  private final int port;
  private final Path output;

  private ServerProcess(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  /** {@return a loopback port that is currently free} */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("There is no free port", e);
    }
  }

  /**
   * Starts a program and waits until it accepts connections.
   *
   * @param builder the program; it gets no input, and its output is collected
   * @param port the loopback port on which it will listen
   * @throws IOException if the port is taken, or if the program cannot be started, ends, or does
   *     not listen in time; it is ended then, and the message has its last lines
   */
  public static ServerProcess start(ProcessBuilder builder, int port, Workspace workspace)
      throws IOException {
    if (listens(port)) {
      throw new IOException("another program listens on port " + port);
    }
    Path output = workspace.newFolder("server").resolve("output.log");
    Process process =
        workspace.start(
            builder
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL")));
    ServerProcess server = new ServerProcess(process, port, output);
    try {
      server.awaitListening();
    } catch (IOException | RuntimeException e) {
      Workspace.end(process.toHandle());
      throw e;
    }
    // A server can be the child of a shell that ends before it.
    process.descendants().forEach(workspace::started);
    return server;
  }

  private void awaitListening() throws IOException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    try {
      while (!listens(port)) {
        // The end of the process ends the wait at once; that a port is open has no signal.
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new IOException("it " + end().orElse("ended"));
        }
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "it did not listen on port %d within %d s; %s"
                  .formatted(port, TIMEOUT.toSeconds(), lastOutput()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it started", e);
    }
  }

  /** {@return whether a program accepts connections on a loopback port, of IPv4 or IPv6} */
  private static boolean listens(int port) {
    try {
      for (String address : LOOPBACK) {
        if (listens(InetAddress.getByName(address), port)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address is not a name", e);
    }
  }

  private static boolean listens(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** {@return whether it also accepts connections on an address that other machines can reach} */
  public boolean isOpenToOthers() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .anyMatch(address -> listens(address, port));
    } catch (SocketException e) {
      // The addresses of this machine cannot be listed.
      return false;
    }
  }

  /** {@return the loopback port on which it listens} */
  public int port() {
    return port;
  }

  Process process() {
    return process;
  }

  /** {@return the process of the program} */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** {@return how it ended, such as {@code ended with exit code 1}; empty if it still listens} */
  public Optional<String> end() {
    return process.isAlive() || listens(port)
        ? Optional.empty()
        : Optional.of("ended with exit code %d; %s".formatted(process.exitValue(), lastOutput()));
  }

  private String lastOutput() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return lines.isEmpty()
          ? "it printed nothing"
          : "its last output: "
              + String.join(
                  " | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + output, e);
    }
  }
}
