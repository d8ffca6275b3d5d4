package org.crosscheck.session;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crosscheck.engine.Startup;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.ListeningProcess;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * Starts a virtual display on this machine and, on it, a driver of classic WebDriver with its
 * browser for each tab.
 */
final class ClassicLauncher {
  private static final int MAX_TRIES = 5;

  /** Longer than a page may block its thread, because a command waits for that. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  private static final Map<String, Object> REQUESTED =
      Map.of(
          // In the hosting with a self-signed certificate, the visitor has accepted it.
          "acceptInsecureCerts", true,
          "pageLoadStrategy", "none",
          "unhandledPromptBehavior", "dismiss");

  private final Installation installation;
  private final Workspace workspace;
  private final Startup.Classic connection;
  private final OptionalInt proxy;
  private final ListeningProcess display;

  /** A running browser before its first page. */
  record Started(Identity identity, LocalLifetime lifetime, SessionContexts contexts) {}

  private ClassicLauncher(
      Installation installation,
      Workspace workspace,
      Startup.Classic connection,
      OptionalInt proxy) {
    this.installation = installation;
    this.workspace = workspace;
    this.connection = connection;
    this.proxy = proxy;
    this.display = display();
  }

  /**
   * {@return a running browser}
   *
   * @param proxy the port of the server on this machine that answers for names other than those of
   *     the loopback interface; empty if DNS does
   * @throws UserError if the display or the browser does not start
   */
  static Started start(
      Installation installation,
      Workspace workspace,
      Startup.Classic connection,
      OptionalInt proxy) {
    ClassicLauncher launcher = new ClassicLauncher(installation, workspace, connection, proxy);
    LocalLifetime lifetime = new LocalLifetime(launcher.display.process());
    try {
      SessionContexts.ClassicTab first = launcher.open(Contexts.Needs.USUAL);
      return new Started(
          Identity.from(
              installation.browser(), first.driver().getCapabilities().asMap(), launcher.notes()),
          lifetime,
          new SessionContexts(launcher::open, first));
    } catch (RuntimeException e) {
      lifetime.end("the browser did not start");
      throw e;
    }
  }

  private MutableCapabilities capabilities(Contexts.Needs needs) {
    MutableCapabilities requested = new MutableCapabilities(REQUESTED);
    if (needs.proxied() && proxy.isPresent()) {
      // Without "noProxy": with it, every fifth MiniBrowser of WebKitGTK 2.50.6 ended with a
      // segmentation fault, because it reads that list beyond its end.
      requested.setCapability(
          "proxy", Map.of("proxyType", "manual", "httpProxy", "127.0.0.1:" + proxy.getAsInt()));
    }
    return requested;
  }

  private List<String> notes() {
    return connection.whenIsolated(System.getenv()).entrySet().stream()
        .map(e -> "started with " + e.getKey() + "=" + e.getValue() + " for isolated pages")
        .toList();
  }

  private ListeningProcess display() {
    String program = connection.display().get(0);
    try {
      return ListeningProcess.start(
          new ProcessBuilder(connection.display()), workspace, connection.listening());
    } catch (IOException e) {
      throw new UserError(
          "Could not start %s, the virtual display of %s: %s."
              .formatted(program, installation.browser().displayName(), e.getMessage()),
          "Install it (Debian, Ubuntu: sudo apt-get install %s)."
              .formatted(String.join(" ", installation.browser().provision().packages())));
    }
  }

  /**
   * {@return a new tab}
   *
   * @param needs what its page may need
   * @throws UserError if its browser does not start
   */
  private SessionContexts.ClassicTab open(Contexts.Needs needs) {
    ServerProcess driver = driver(needs);
    try {
      URL address = new URL("http://127.0.0.1:" + driver.port());
      RemoteWebDriver session =
          new RemoteWebDriver(
              address, capabilities(needs), ClientConfig.defaultConfig().readTimeout(READ_TIMEOUT));
      // A browser outlives its driver.
      Workspace.withDescendants(driver.handle()).forEach(workspace::started);
      return new SessionContexts.ClassicTab(
          String.valueOf(session.getSessionId()),
          session,
          driver.handle(),
          needs,
          new AtomicBoolean());
    } catch (WebDriverException e) {
      Workspace.end(Workspace.withDescendants(driver.handle()).toList());
      throw notStarted(ClassicTransport.message(e));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("A port is a number", e);
    }
  }

  /** Starts the driver, again if another program took its port in the meantime. */
  private ServerProcess driver(Contexts.Needs needs) {
    for (int tries = 1; ; tries++) {
      int port = ServerProcess.freePort();
      List<String> command = new ArrayList<>();
      command.add(installation.binary().toString());
      command.add(connection.port() + port);
      ProcessBuilder builder = new ProcessBuilder(command);
      Path home = workspace.newFolder(installation.browser().id().substring(0, 1));
      builder.environment().put("HOME", home.toString());
      builder.environment().put("DISPLAY", ":" + display.address());
      Map<String, String> environment = connection.whenIsolated(System.getenv());
      if (needs.isolated()) {
        builder.environment().putAll(environment);
      } else {
        builder.environment().keySet().removeAll(environment.keySet());
      }
      builder.environment().putAll(installation.browser().startup().environment(System.getenv()));
      try {
        return ServerProcess.start(builder, port, workspace);
      } catch (IOException e) {
        if (tries == MAX_TRIES) {
          throw notStarted(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private UserError notStarted(String why) {
    return new UserError(
        "Could not start %s with %s: %s."
            .formatted(installation.browser().displayName(), installation.binary(), why),
        "Start it by hand to see why, or set %s to another one."
            .formatted(installation.browser().provision().variable()));
  }
}
