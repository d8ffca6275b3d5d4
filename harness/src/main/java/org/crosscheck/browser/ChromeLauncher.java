package org.crosscheck.browser;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.told.Told;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.HasBiDi;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts Chrome or Chromium through chromedriver. */
final class ChromeLauncher {
  /** Where Chrome makes a socket in its temporary folder; it does not start if that is too long. */
  private static final String SOCKET = "/org.chromium.Chromium.XXXXXX/SingletonSocket";

  private static final int LONGEST_SOCKET = 103;

  private ChromeLauncher() {}

  static RunningBrowser start(Installation installation, Workspace workspace) {
    Path folder = workspace.newFolder("c");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installation.binary().toFile());
    options.setCapability("webSocketUrl", true);
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.DISMISS);
    options.addArguments(
        "--headless=new",
        "--user-data-dir=" + folder.resolve("p"),
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
        "--no-default-browser-check",
        "--no-first-run",
        "--password-store=basic");
    List<String> notes = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
      notes.add("started with --no-sandbox, because the harness ran as root");
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installation.driver().orElseThrow().toFile())
            .usingAnyFreePort()
            .withEnvironment(environment(folder.toString()))
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    List<ProcessHandle> before = children();
    ChromeDriver driver;
    try {
      driver = new ChromeDriver(service, options);
    } catch (WebDriverException e) {
      children().stream().filter(p -> !before.contains(p)).forEach(Workspace::end);
      throw new Told(
          "Could not start "
              + installation.binary()
              + " with "
              + installation.driver().get()
              + ": "
              + String.valueOf(e.getRawMessage()).lines().findFirst().orElse("")
              + ".",
          "Start it by hand to see why, or give another one by CROSSCHECK_CHROME.");
    }
    ProcessHandle chromedriver =
        children().stream()
            .filter(p -> !before.contains(p))
            .filter(p -> p.info().command().orElse("").endsWith("chromedriver"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("chromedriver is not our child"));
    ProcessHandle chrome =
        chromedriver
            .children()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("chromedriver has no child"));
    workspace.started(chrome);
    workspace.started(chromedriver);
    Identity identity =
        new Identity(
            BrowserName.CHROME,
            driver.getCapabilities().getBrowserName(),
            driver.getCapabilities().getBrowserVersion(),
            notes);
    Life life = new Life(List.of(chrome, chromedriver));
    Protocol protocol = new Protocol(((HasBiDi) driver).getBiDi(), life.end());
    return new RunningBrowser(identity, chrome, life, protocol, driver::quit);
  }

  private static Map<String, String> environment(String folder) {
    boolean fits = (folder + SOCKET).length() <= LONGEST_SOCKET;
    return fits ? Map.of("TMPDIR", folder, "HOME", folder) : Map.of("HOME", folder);
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }
}
