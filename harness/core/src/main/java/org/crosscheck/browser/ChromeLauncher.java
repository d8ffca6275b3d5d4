package org.crosscheck.browser;


import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.crosscheck.process.Listening;
import org.crosscheck.process.Workspace;
import org.crosscheck.told.Told;

/** Starts Chrome or Chromium through chromedriver, spoken to by WebDriver BiDi alone. */
final class ChromeLauncher {
  private static final Pattern LISTENING = Pattern.compile("started successfully on port (\\d+)");

  /** Where Chrome makes a socket in its temporary folder; it does not start if that is too long. */
  private static final String SOCKET = "/org.chromium.Chromium.XXXXXX/SingletonSocket";

  private static final int LONGEST_SOCKET = 103;

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          "--disable-default-apps",
          "--disable-extensions",
          "--disable-background-timer-throttling",
          "--disable-backgrounding-occluded-windows",
          "--disable-renderer-backgrounding",
          // The name of a hosting that is not loopback's; Firefox has a preference for it.
          "--host-resolver-rules=MAP insecure.test 127.0.0.1",
          "--no-default-browser-check",
          "--no-first-run",
          "--password-store=basic");

  private static final int MOST_TRIES = 5;
  private static final String PORT_TAKEN = "Address already in use";

  private ChromeLauncher() {}

  static RunningBrowser start(Installation installation, Workspace workspace) {
    Path folder = workspace.newFolder("c");
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.add("--user-data-dir=" + folder.resolve("p"));
    List<String> notes = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--no-sandbox");
      notes.add("started with --no-sandbox, because the harness ran as root");
    }
    Path driver = installation.driver().orElseThrow();
    ProcessBuilder builder = new ProcessBuilder(driver.toString(), "--port=0");
    builder.environment().putAll(environment(folder.toString()));
    Listening chromedriver = chromedriver(builder, driver, workspace);
    Life life = new Life(chromedriver.process());
    try {
      Protocol protocol = new Protocol("ws://127.0.0.1:" + chromedriver.where(), life.end());
      Map<?, ?> capabilities =
          protocol.newSession(
              Map.of(
                  // The hosting with a self-signed certificate is one that its visitor accepted.
                  "acceptInsecureCerts",
                  true,
                  "unhandledPromptBehavior",
                  Map.of("default", "dismiss"),
                  "goog:chromeOptions",
                  Map.of("binary", installation.binary().toString(), "args", arguments)));
      ProcessHandle chrome =
          ProcessHandle.of((long) Json.number(capabilities, "goog:processID", -1))
              .orElseThrow(() -> new IllegalStateException("chromedriver named no process"));
      workspace.started(chrome);
      life.dependsOn(chrome);
      return new RunningBrowser(
          Identity.from(installation.browser(), capabilities, notes), chrome, life, protocol);
    } catch (RuntimeException e) {
      life.end("it did not come up");
      throw new Told(
          "Could not start "
              + installation.binary()
              + " with "
              + driver
              + ": "
              + Protocol.said(e)
              + ".",
          "Start it by hand to see why, or give another one by CROSSCHECK_CHROME.");
    }
  }

  /**
   * chromedriver takes a free port of IPv6 and then wants the same of IPv4, which another program
   * may have; then it is asked again.
   */
  private static Listening chromedriver(ProcessBuilder builder, Path driver, Workspace workspace) {
    for (int tries = 1; ; tries++) {
      try {
        return Listening.start(builder, workspace, LISTENING);
      } catch (IOException e) {
        if (tries == MOST_TRIES || !String.valueOf(e.getMessage()).contains(PORT_TAKEN)) {
          throw new Told(
              "Could not start " + driver + ": " + e.getMessage() + ".",
              "Start it by hand to see why, or give another one by CROSSCHECK_CHROMEDRIVER.");
        }
      }
    }
  }

  private static Map<String, String> environment(String folder) {
    boolean fits = (folder + SOCKET).length() <= LONGEST_SOCKET;
    return fits ? Map.of("TMPDIR", folder, "HOME", folder) : Map.of("HOME", folder);
  }
}
