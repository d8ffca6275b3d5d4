package org.crosscheck.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

public class ServerProcessTest {
  /** A server in Java, because no other language is sure to be on every machine. */
  public static final class Echo {
    private Echo() {}

    /** Listens on a port until the first connection that sends something, and then fails. */
    public static void main(String[] words) throws IOException {
      InetAddress host =
          words.length > 1 ? InetAddress.getByName(words[1]) : InetAddress.getLoopbackAddress();
      try (ServerSocket socket = new ServerSocket(Integer.parseInt(words[0]), 5, host)) {
        System.out.println("echo is ready");
        while (socket.accept().getInputStream().read() < 0) {
          // Only a test whether it listens.
        }
      }
      System.out.println("no more echo");
      System.exit(7);
    }
  }

  @Test
  public void a_program_that_listens_is_running_until_its_workspace_is_closed() throws Exception {
    try (Folder root = new Folder()) {
      Workspace workspace = Workspace.create(root.path());
      int port = ServerProcess.freePort();

      // The shell has another process as its child.
      ServerProcess server =
          ServerProcess.start(
              new ProcessBuilder("sh", "-c", "'" + String.join("' '", echo(port)) + "'; true"),
              port,
              workspace);

      assertThat(server.end()).isEmpty();
      assertThatThrownBy(() -> start(workspace, port, echo(port)))
          .hasMessage("another program listens on port " + port);
      workspace.close();
      assertThat(server.process().isAlive()).isFalse();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(ConnectException.class);
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  @Test
  public void a_program_that_other_machines_can_reach_is_known() throws Exception {
    try (Folder root = new Folder();
        Workspace workspace = Workspace.create(root.path())) {
      List<String> command = new ArrayList<>(echo(ServerProcess.freePort()));
      command.add("0.0.0.0");
      ServerProcess open =
          start(workspace, Integer.parseInt(command.get(command.size() - 2)), command);
      int port = ServerProcess.freePort();

      boolean reachable =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .anyMatch(a -> a instanceof Inet4Address && !a.isLoopbackAddress());
      assertThat(open.isOpenToOthers()).isEqualTo(reachable);
      assertThat(start(workspace, port, echo(port)).isOpenToOthers()).isFalse();
    }
  }

  @Test
  public void a_program_that_ends_says_how() throws Exception {
    try (Folder root = new Folder();
        Workspace workspace = Workspace.create(root.path())) {
      int port = ServerProcess.freePort();
      ServerProcess server = start(workspace, port, echo(port));

      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        client.getOutputStream().write(1);
        client.getInputStream().read();
      }
      server.process().waitFor();

      assertThat(server.end())
          .contains("ended with exit code 7; its last output: echo is ready | no more echo");
    }
  }

  @Test
  public void a_program_that_does_not_start_is_reported_with_its_last_lines() {
    try (Folder root = new Folder();
        Workspace workspace = Workspace.create(root.path())) {
      int port = ServerProcess.freePort();

      assertThatThrownBy(
              () -> start(workspace, port, List.of("sh", "-c", "echo first; echo no >&2; exit 3")))
          .isInstanceOf(IOException.class)
          .hasMessage("it ended with exit code 3; its last output: first | no");
      assertThatThrownBy(() -> start(workspace, port, List.of("sh", "-c", "exit 0")))
          .hasMessage("it ended with exit code 0; it printed nothing");
      assertThatThrownBy(() -> start(workspace, port, List.of("no-such-program")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no-such-program");
    }
  }

  private static ServerProcess start(Workspace workspace, int port, List<String> command)
      throws IOException {
    return ServerProcess.start(new ProcessBuilder(command), port, workspace);
  }

  private static List<String> echo(int port) throws URISyntaxException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        Path.of(Echo.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
        Echo.class.getName(),
        String.valueOf(port));
  }
}
