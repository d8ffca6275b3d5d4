package org.crosscheck.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Processes;
import org.crosscheck.workspace.Workspace;
import org.testng.SkipException;

/**
 * A Selenium Grid of a hub and two nodes with Chrome. Each node is in a network namespace of its
 * own, as on a machine of its own: its loopback interface is not ours. Closing it ends its
 * processes and removes its network.
 */
final class NamespacedGrid implements AutoCloseable {
  /** Where the Maven profile {@code grid} says that the libraries of the Grid are. */
  private static final String CLASS_PATH = "crosscheck.grid.classpath";

  private static final List<Integer> NODES = List.of(1, 2);

  private static final int SESSIONS_OF_A_NODE = 2;

  private static final int PORT = 4444;

  private static final String CAPABILITIES =
      "{\"goog:chromeOptions\": {\"args\": [\"--no-sandbox\"]}}";

  /** Interfaces and namespaces have names of at most 15 characters for the whole machine. */
  private final String prefix = "cc" + ProcessHandle.current().pid() + "g";

  /** In the range of RFC 2544, which no network uses. */
  private final String net = "198.18." + ProcessHandle.current().pid() % 256 + ".";

  private final Folder folder = new Folder();

  /** A build that is stopped closes nothing. */
  private final Thread ifStopped = new Thread(this::remove, "grid-removal");

  private Optional<Process> hub = Optional.empty();
  private final Process[] nodes = new Process[NODES.size()];

  /**
   * Starts the Grid, and waits until its nodes are there.
   *
   * @throws SkipException with the reason, if this machine cannot have such a network
   */
  NamespacedGrid() throws IOException {
    String libraries = System.getProperty(CLASS_PATH, "");
    if (libraries.isEmpty()) {
      folder.close();
      throw new SkipException("no Selenium Grid; it is there with: mvn verify -Pgrid");
    }
    Runtime.getRuntime().addShutdownHook(ifStopped);
    try {
      network();
      folder.with("capabilities.json", CAPABILITIES);
      startHub();
      for (int node : NODES) {
        nodes[node - 1] = startNode(node);
      }
      awaitNodes(NODES.size());
    } catch (RuntimeException | AssertionError | IOException e) {
      close();
      throw e;
    }
  }

  private void network() {
    ip("link", "add", prefix, "type", "bridge");
    ip("addr", "add", net + "254/24", "dev", prefix);
    ip("link", "set", prefix, "up");
    for (int node : NODES) {
      String name = prefix + node;
      ip("netns", "add", name);
      ip("link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name);
      ip("link", "set", name, "master", prefix, "up");
      ip("-n", name, "link", "set", "lo", "up");
      ip("-n", name, "addr", "add", net + node + "/24", "dev", "eth0");
      ip("-n", name, "link", "set", "eth0", "up");
    }
  }

  private static void ip(String... arguments) {
    List<String> command = Stream.concat(Stream.of("ip"), Arrays.stream(arguments)).toList();
    try {
      command(command);
    } catch (IOException e) {
      throw new SkipException("no network namespaces here: " + e.getMessage(), e);
    }
  }

  /**
   * {@return the output of a command}
   *
   * @throws IOException with what it said, if it failed
   */
  private static String command(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("'" + String.join(" ", command) + "' failed: " + said.strip());
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Starts the hub; nodes that an earlier one had come to it. */
  void startHub() throws IOException {
    hub =
        Optional.of(
            start(
                "hub",
                List.of(),
                List.of("hub", "--host", net + "254", "--port", String.valueOf(PORT))));
  }

  /** Starts a node, which takes some seconds until the hub has it. */
  private Process startNode(int node) throws IOException {
    return start(
        "node" + node,
        List.of("ip", "netns", "exec", prefix + node),
        List.of(
            "node",
            "--host",
            net + node,
            "--port",
            "5555",
            "--hub",
            "http://" + net + "254:" + PORT,
            "--detect-drivers",
            "false",
            "--selenium-manager",
            "false",
            "--session-timeout",
            "30",
            "--heartbeat-period",
            "5",
            "--max-sessions",
            String.valueOf(SESSIONS_OF_A_NODE),
            "--override-max-sessions",
            "true",
            "--driver-configuration",
            "display-name=chrome",
            "max-sessions=" + SESSIONS_OF_A_NODE,
            "webdriver-executable=" + program("chromedriver"),
            "stereotype={\"browserName\":\"chrome\",\"goog:chromeOptions\":{\"binary\":\""
                + program("chromium")
                + "\"}}"));
  }

  private Process start(String name, List<String> before, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + folder.withFolder("tmp").path("tmp"),
            "-cp",
            System.getProperty(CLASS_PATH),
            "org.openqa.selenium.grid.Main"));
    command.addAll(arguments);
    String events = "tcp://" + net + "254:";
    command.addAll(
        List.of("--publish-events", events + "4442", "--subscribe-events", events + "4443"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
    builder.environment().put("TMPDIR", folder.path("tmp").toString());
    builder.environment().put("HOME", folder.withFolder("home").path("home").toString());
    File log = folder.path(name + ".log").toFile();
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private static String program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new SkipException(name + " is not installed"));
  }

  /** {@return the address of the hub} */
  String hubAddress() {
    return "http://" + net + "254:" + PORT;
  }

  /** {@return the address of a node, 1 or 2} */
  String nodeAddress(int node) {
    return "http://" + net + node + ":5555";
  }

  /** {@return a file with the capabilities that a browser needs here} */
  Path capabilities() {
    return folder.path("capabilities.json");
  }

  /** Waits until the hub has as many nodes that are up. */
  void awaitNodes(int count) throws IOException {
    await(status -> occurrences(status, "\"availability\":\"UP\"") == count, count + " nodes");
  }

  /** Waits until no slot has a session. */
  void awaitNoSessions() throws IOException {
    await(status -> !status.contains("\"sessionId\""), "no sessions");
  }

  private void await(Predicate<String> wanted, String what) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (true) {
      String status = status().replaceAll("\\s", "");
      if (wanted.test(status)) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("The hub does not get to " + what + ": " + status + logs());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** {@return what the hub says of itself; "" if it does not answer} */
  private String status() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(hubAddress() + "/status").toURL().openConnection();
    connection.setReadTimeout(20_000);
    try {
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return "";
    }
  }

  private String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("hub", "node1", "node2")) {
      Path log = folder.path(name + ".log");
      if (Files.exists(log)) {
        text.append('\n').append(Files.readString(log));
      }
    }
    return text.toString();
  }

  /** Kills the hub. */
  void killHub() {
    kill(List.of(hub.orElseThrow().toHandle()));
  }

  /** Kills a node with its drivers and browsers, as if its machine were gone. */
  void killNode(int node) throws IOException {
    // A process may start another one meanwhile.
    for (List<ProcessHandle> left = on(node); !left.isEmpty(); left = on(node)) {
      kill(left);
    }
  }

  /** {@return the processes in the namespace of a node} */
  private List<ProcessHandle> on(int node) throws IOException {
    return command(List.of("ip", "netns", "pids", prefix + node))
        .lines()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
        .filter(Workspace::runs)
        .toList();
  }

  /** {@return the main process of a browser on a node} */
  ProcessHandle browser(int node) {
    return nodes[node - 1]
        .toHandle()
        .children()
        .flatMap(ProcessHandle::children)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no browser on node " + node));
  }

  private static void kill(Collection<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(Processes::awaitEnd);
  }

  /** Ends all processes and removes the network and the files. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(ifStopped);
    remove();
  }

  private void remove() {
    try {
      hub.ifPresent(process -> kill(List.of(process.toHandle())));
      for (int node : NODES) {
        if (Files.exists(Path.of("/run/netns", prefix + node))) {
          killNode(node);
          command(List.of("ip", "netns", "del", prefix + node));
        }
      }
      if (Files.exists(Path.of("/sys/class/net", prefix))) {
        command(List.of("ip", "link", "del", prefix));
      }
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
