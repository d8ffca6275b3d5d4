package org.crosscheck.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.told.Told;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/** Starts Firefox and speaks to its own WebDriver BiDi endpoint; no geckodriver is needed. */
final class FirefoxLauncher {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LISTENING =
      Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");

  /** Keeps Firefox from asking, updating, reporting and throttling. */
  private static final String PREFERENCES =
      """
      user_pref("app.normandy.enabled", false);
      user_pref("app.update.disabledForTesting", true);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.contentblocking.features.standard", "");
      user_pref("browser.dom.window.dump.enabled", false);
      user_pref("browser.newtabpage.enabled", false);
      user_pref("browser.newtabpage.activity-stream.feeds.topsites", false);
      user_pref("browser.safebrowsing.blockedURIs.enabled", false);
      user_pref("browser.safebrowsing.downloads.enabled", false);
      user_pref("browser.safebrowsing.malware.enabled", false);
      user_pref("browser.safebrowsing.phishing.enabled", false);
      user_pref("browser.search.update", false);
      user_pref("browser.sessionstore.resume_from_crash", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("browser.startup.homepage_override.mstone", "ignore");
      user_pref("browser.startup.page", 0);
      user_pref("browser.tabs.warnOnClose", false);
      user_pref("browser.topsites.contile.enabled", false);
      user_pref("datareporting.healthreport.uploadEnabled", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("dom.disable_open_during_load", false);
      user_pref("dom.ipc.reportProcessHangs", false);
      user_pref("dom.min_background_timeout_value", 4);
      user_pref("dom.timeout.enable_budget_timer_throttling", false);
      user_pref("dom.push.connection.enabled", false);
      user_pref("extensions.getAddons.cache.enabled", false);
      user_pref("extensions.systemAddon.update.enabled", false);
      user_pref("extensions.update.enabled", false);
      user_pref("media.gmp-manager.updateEnabled", false);
      user_pref("network.captive-portal-service.enabled", false);
      user_pref("network.connectivity-service.enabled", false);
      user_pref("network.prefetch-next", false);
      user_pref("remote.prefs.recommended", true);
      user_pref("security.certerrors.mitm.priming.enabled", false);
      user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
      user_pref("signon.autofillForms", false);
      user_pref("toolkit.startup.max_resumed_crashes", -1);
      user_pref("toolkit.telemetry.enabled", false);
      user_pref("toolkit.telemetry.server", "data:,");
      user_pref("widget.windows.window_occlusion_tracking.enabled", false);
      """;

  private FirefoxLauncher() {}

  static RunningBrowser start(Installation installation, Workspace workspace) {
    Path folder = workspace.newFolder("f");
    Path profile = folder.resolve("p");
    Process process;
    try {
      Files.createDirectory(profile);
      Files.writeString(profile.resolve("user.js"), PREFERENCES);
      ProcessBuilder builder =
          new ProcessBuilder(
              installation.binary().toString(),
              "--headless",
              "--no-remote",
              "--profile",
              profile.toString(),
              "--remote-debugging-port",
              "0");
      builder.environment().putAll(Map.of("TMPDIR", folder.toString(), "HOME", folder.toString()));
      builder.environment().put("MOZ_CRASHREPORTER_DISABLE", "1");
      process =
          builder
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(devNull()))
              .start();
    } catch (IOException e) {
      throw new Told(
          "Could not start " + installation.binary() + ": " + e.getMessage() + ".",
          "Start it by hand to see why, or give another one by CROSSCHECK_FIREFOX.");
    }
    workspace.started(process.toHandle());
    String address = address(process, installation);
    HttpClient client =
        HttpClient.Factory.createDefault()
            .createClient(
                ClientConfig.defaultConfig()
                    .baseUri(URI.create(address.replaceFirst("^ws", "http"))));
    Life life = new Life(List.of(process.toHandle()));
    Protocol protocol =
        new Protocol(new BiDi(new Connection(client, address + "/session")), life.end());
    Map<String, Object> session =
        protocol.send(
            "session.new",
            Map.of(
                "capabilities",
                Map.of(
                    "alwaysMatch",
                    Map.of(
                        "acceptInsecureCerts",
                        true,
                        "unhandledPromptBehavior",
                        Map.of("default", "dismiss")))));
    Map<?, ?> capabilities = Json.map(session, "capabilities");
    Identity identity =
        new Identity(
            BrowserName.FIREFOX,
            Json.text(capabilities, "browserName"),
            Json.text(capabilities, "browserVersion"),
            List.of());
    return new RunningBrowser(
        identity,
        process.toHandle(),
        life,
        protocol,
        () -> protocol.send("browser.close", Map.of()));
  }

  private static java.io.File devNull() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }

  /** Waits for the line that names the endpoint, and keeps reading so that Firefox never blocks. */
  private static String address(Process process, Installation installation) {
    CompletableFuture<String> address = new CompletableFuture<>();
    Deque<String> last = new ArrayDeque<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new java.io.InputStreamReader(
                          process.getErrorStream(), StandardCharsets.UTF_8))) {
                String line;
                while ((line = lines.readLine()) != null) {
                  Matcher matcher = LISTENING.matcher(line);
                  if (matcher.find()) {
                    address.complete(matcher.group(1));
                  }
                  last.addLast(line);
                  if (last.size() > 5) {
                    last.removeFirst();
                  }
                }
                address.completeExceptionally(
                    new IOException("it ended; its last words: " + String.join(" | ", last)));
              } catch (IOException e) {
                address.completeExceptionally(e);
              }
            },
            "firefox-stderr");
    reader.setDaemon(true);
    reader.start();
    try {
      return address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Workspace.end(process.toHandle());
      String why =
          e instanceof TimeoutException
              ? "no WebDriver BiDi address within " + PATIENCE.toSeconds() + " s"
              : String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      throw new Told(
          "Firefox " + installation.binary() + " did not come up: " + why + ".",
          "Start it by hand to see why, or give another one by CROSSCHECK_FIREFOX.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while Firefox started"));
    }
  }
}
