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
 * Starts a browser on this machine as its engine's {@link Startup} says, spoken to by WebDriver
 * BiDi alone.
 */
final class LocalLauncher {
  /** The longest path at which a socket can be made (unix(7)). */
  private static final int LONGEST_SOCKET = 103;

  private static final int MOST_TRIES = 5;

  private final Installation installation;
  private final Workspace workspace;
  private final Startup startup;
  private final Provision provision;
  private final Path folder;
  private final Path profile;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A browser that was started, before anything is known of pages. */
  record Started(Identity identity, LocalLifetime lifetime, BidiTransport transport) {}

  private LocalLauncher(Installation installation, Workspace workspace) {
    this.installation = installation;
    this.workspace = workspace;
    this.startup = installation.browser().startup();
    this.provision = installation.browser().provision();
    this.folder = workspace.newFolder(installation.browser().id().substring(0, 1));
    this.profile = folder.resolve("p");
    startup.arguments().stream()
        .map(argument -> argument.replace(Startup.PROFILE, profile.toString()))
        .forEach(arguments::add);
    if ("root".equals(System.getProperty("user.name"))) {
      for (String argument : startup.argumentsAsRoot()) {
        arguments.add(argument);
        notes.add("started with " + argument + ", because the harness ran as root");
      }
    }
  }

  /**
   * {@return a browser that was started}
   *
   * @throws UserError if it does not start
   */
  static Started start(Installation installation, Workspace workspace) {
    LocalLauncher launcher = new LocalLauncher(installation, workspace);
    launcher.writePreferences();
    if (launcher.startup.road() instanceof Startup.ThroughDriver driver) {
      return launcher.through(driver);
    }
    return launcher.direct();
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

  private Started direct() {
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
      BidiTransport transport = new BidiTransport(browser.where() + "/session", lifetime.end());
      Map<?, ?> capabilities = transport.newSession(wanted());
      return new Started(identity(capabilities), lifetime, transport);
    } catch (RuntimeException e) {
      lifetime.end("it did not come up");
      throw notStarted(BidiTransport.said(e));
    }
  }

  private Started through(Startup.ThroughDriver driver) {
    ListeningProcess process = driver(driver);
    LocalLifetime lifetime = new LocalLifetime(process.process());
    try {
      BidiTransport transport =
          new BidiTransport("ws://127.0.0.1:" + process.where() + "/session", lifetime.end());
      Map<String, Object> wanted = new HashMap<>(wanted());
      wanted.put(
          driver.options(),
          Map.of("binary", installation.binary().toString(), "args", List.copyOf(arguments)));
      Map<?, ?> capabilities = transport.newSession(wanted);
      ProcessHandle browser =
          ProcessHandle.of((long) Json.number(capabilities, driver.process(), -1))
              .orElseThrow(() -> new IllegalStateException("the driver named no process"));
      workspace.started(browser);
      lifetime.dependsOn(browser);
      return new Started(identity(capabilities), lifetime, transport);
    } catch (RuntimeException e) {
      lifetime.end("it did not come up");
      throw notStarted(BidiTransport.said(e));
    }
  }

  /** A driver whose port was taken by another program meanwhile is started again. */
  private ListeningProcess driver(Startup.ThroughDriver driver) {
    Path program = installation.driver().orElseThrow();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(driver.arguments());
    for (int tries = 1; ; tries++) {
      try {
        return listening(command);
      } catch (IOException e) {
        if (tries == MOST_TRIES || !String.valueOf(e.getMessage()).contains(driver.portTaken())) {
          throw new UserError(
              "Could not start " + program + ": " + e.getMessage() + ".",
              "Start it by hand to see why, or give another one by "
                  + provision.driver().map(Provision.Driver::variable).orElseThrow()
                  + ".");
        }
      }
    }
  }

  private ListeningProcess listening(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.toString());
    if ((folder + startup.temporaryPath()).length() <= LONGEST_SOCKET) {
      builder.environment().put("TMPDIR", folder.toString());
    }
    builder.environment().putAll(startup.environment());
    return ListeningProcess.start(builder, workspace, startup.road().listening());
  }

  private static Map<String, Object> wanted() {
    return Map.of(
        // The hosting with a self-signed certificate is one that its visitor accepted.
        "acceptInsecureCerts", true, "unhandledPromptBehavior", Map.of("default", "dismiss"));
  }

  private Identity identity(Map<?, ?> capabilities) {
    return Identity.from(installation.browser(), capabilities, notes);
  }

  private UserError notStarted(String why) {
    return new UserError(
        "Could not start "
            + installation.binary()
            + installation.driver().map(driver -> " with " + driver).orElse("")
            + ": "
            + why
            + ".",
        "Start it by hand to see why, or give another one by " + provision.variable() + ".");
  }
}
