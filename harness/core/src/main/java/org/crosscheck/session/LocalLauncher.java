package org.crosscheck.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.engine.Provision;
import org.crosscheck.engine.Startup;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.ListeningProcess;
import org.crosscheck.workspace.Workspace;

/**
 * Starts a browser on this machine as its engine's {@link Startup} describes, and controls it with
 * WebDriver BiDi only.
 */
final class LocalLauncher {
  /** The longest path of a socket (unix(7)). */
  private static final int MAX_SOCKET_PATH = 103;

  private static final int MAX_TRIES = 5;

  private final Installation installation;
  private final Workspace workspace;
  private final boolean windows;
  private final Startup startup;
  private final Provision provision;
  private final Path folder;
  private final Path profile;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A running browser before its first page. */
  record Started(Identity identity, LocalLifetime lifetime, BidiTransport transport) {}

  private LocalLauncher(Installation installation, Workspace workspace, boolean windows) {
    this.installation = installation;
    this.workspace = workspace;
    this.windows = windows;
    this.startup = installation.browser().startup();
    this.provision = installation.browser().provision();
    this.folder = workspace.newFolder(installation.browser().id().substring(0, 1));
    this.profile = folder.resolve("p");
    startup.arguments().stream()
        .map(argument -> argument.replace(Startup.PROFILE, profile.toString()))
        .forEach(arguments::add);
    if (!windows && !startup.headless().isEmpty()) {
      arguments.add(startup.headless());
    }
    if ("root".equals(System.getProperty("user.name"))) {
      for (String argument : startup.argumentsAsRoot()) {
        arguments.add(argument);
        notes.add("started with " + argument + ", because the harness ran as root");
      }
    }
  }

  /**
   * {@return a running browser}
   *
   * @param windows whether a person sees its windows
   * @throws UserError if it does not start
   */
  static Started start(Installation installation, Workspace workspace, boolean windows) {
    LocalLauncher launcher = new LocalLauncher(installation, workspace, windows);
    launcher.writePreferences();
    if (launcher.startup.connection() instanceof Startup.ThroughDriver driver) {
      return launcher.startWith(driver);
    }
    return launcher.startDirectly();
  }

  private void writePreferences() {
    if (startup.preferences().isEmpty()) {
      return;
    }
    try {
      Files.createDirectory(profile);
      Files.writeString(
          profile.resolve("user.js"),
          startup.preferences().entrySet().stream()
              .map(e -> "user_pref(\"" + e.getKey() + "\", " + literal(e.getValue()) + ");\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw notStarted(String.valueOf(e.getMessage()));
    }
  }

  private static String literal(Object value) {
    return value instanceof String text
        ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
        : value.toString();
  }

  private Started startDirectly() {
    List<String> command = new ArrayList<>(List.of(installation.binary().toString()));
    command.addAll(arguments);
    ListeningProcess browser;
    try {
      browser = listening(command);
    } catch (IOException e) {
      throw notStarted(String.valueOf(e.getMessage()));
    }
    LocalLifetime lifetime = new LocalLifetime(browser.process());
    try {
      BidiTransport transport = new BidiTransport(browser.address() + "/session", lifetime.end());
      Map<?, ?> capabilities = transport.newSession(requestedCapabilities());
      return new Started(identity(capabilities), lifetime, transport);
    } catch (RuntimeException e) {
      lifetime.end("it did not start");
      throw notStarted(BidiTransport.message(e));
    }
  }

  private Started startWith(Startup.ThroughDriver driver) {
    ListeningProcess process = driver(driver);
    LocalLifetime lifetime = new LocalLifetime(process.process());
    try {
      BidiTransport transport =
          new BidiTransport("ws://127.0.0.1:" + process.address() + "/session", lifetime.end());
      Map<String, Object> requested = new HashMap<>(requestedCapabilities());
      requested.put(
          driver.options(),
          Map.of("binary", installation.binary().toString(), "args", List.copyOf(arguments)));
      Map<?, ?> capabilities = transport.newSession(requested);
      ProcessHandle browser =
          ProcessHandle.of((long) Json.number(capabilities, driver.process(), -1))
              .orElseThrow(
                  () ->
                      new IllegalStateException("the driver did not report the browser's process"));
      workspace.started(browser);
      lifetime.dependsOn(browser);
      return new Started(identity(capabilities), lifetime, transport);
    } catch (RuntimeException e) {
      lifetime.end("it did not start");
      // A driver that was killed has left the browser that it was starting.
      Workspace.endThoseAtHome(folder);
      throw notStarted(BidiTransport.message(e));
    }
  }

  /** Starts the driver, again if another program took its port in the meantime. */
  private ListeningProcess driver(Startup.ThroughDriver driver) {
    Path program = installation.driver().orElseThrow();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(driver.arguments());
    for (int tries = 1; ; tries++) {
      try {
        return listening(command);
      } catch (IOException e) {
        if (tries == MAX_TRIES || !String.valueOf(e.getMessage()).contains(driver.portTaken())) {
          throw new UserError(
              "Could not start %s: %s.".formatted(program, e.getMessage()),
              "Start it by hand to see why, or set %s to another one."
                  .formatted(provision.driver().map(Provision.Driver::variable).orElseThrow()));
        }
      }
    }
  }

  private ListeningProcess listening(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.toString());
    if (windows) {
      // Otherwise the key of the display is looked for in HOME.
      builder
          .environment()
          .putIfAbsent(
              "XAUTHORITY", Path.of(System.getProperty("user.home"), ".Xauthority").toString());
    }
    if ((folder + startup.temporaryPath()).length() <= MAX_SOCKET_PATH) {
      builder.environment().put("TMPDIR", folder.toString());
    }
    builder.environment().putAll(startup.environment(System.getenv()));
    return ListeningProcess.start(builder, workspace, startup.connection().listening());
  }

  private static Map<String, Object> requestedCapabilities() {
    return Map.of(
        // In the hosting with a self-signed certificate, the visitor has accepted it.
        "acceptInsecureCerts", true, "unhandledPromptBehavior", Map.of("default", "dismiss"));
  }

  private Identity identity(Map<?, ?> capabilities) {
    return Identity.from(installation.browser(), capabilities, notes);
  }

  private UserError notStarted(String why) {
    return new UserError(
        "Could not start %s%s: %s."
            .formatted(
                installation.binary(),
                installation.driver().map(driver -> " with " + driver).orElse(""),
                why),
        "Start it by hand to see why, or set " + provision.variable() + " to another one.");
  }
}
