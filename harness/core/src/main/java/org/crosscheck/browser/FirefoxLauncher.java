package org.crosscheck.browser;


import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.crosscheck.process.Listening;
import org.crosscheck.process.Workspace;
import org.crosscheck.told.Told;

/** Starts Firefox and speaks to its own WebDriver BiDi endpoint; no geckodriver is needed. */
final class FirefoxLauncher {
  private static final Pattern LISTENING =
      Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");

  /** Keeps Firefox from asking, updating, reporting, throttling and looking for add-ons. */
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
      user_pref("extensions.enabledScopes", 0);
      user_pref("extensions.getAddons.cache.enabled", false);
      user_pref("extensions.installDistroAddons", false);
      user_pref("extensions.startupScanScopes", 0);
      user_pref("extensions.systemAddon.update.enabled", false);
      user_pref("extensions.update.enabled", false);
      user_pref("media.gmp-manager.updateEnabled", false);
      user_pref("network.captive-portal-service.enabled", false);
      user_pref("network.connectivity-service.enabled", false);
      user_pref("network.dns.localDomains", "insecure.test");
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
    Listening firefox;
    try {
      Files.createDirectory(profile);
      Files.writeString(profile.resolve("user.js"), PREFERENCES);
      firefox = Listening.start(builder, workspace, LISTENING);
    } catch (IOException e) {
      throw notStarted(installation, String.valueOf(e.getMessage()));
    }
    Life life = new Life(firefox.process());
    try {
      Protocol protocol = new Protocol(firefox.where(), life.end());
      Map<?, ?> capabilities =
          protocol.newSession(
              Map.of(
                  "acceptInsecureCerts",
                  true,
                  "unhandledPromptBehavior",
                  Map.of("default", "dismiss")));
      return new RunningBrowser(
          Identity.from(installation.browser(), capabilities, List.of()),
          firefox.process(),
          life,
          protocol);
    } catch (RuntimeException e) {
      life.end("it did not come up");
      throw notStarted(installation, Protocol.said(e));
    }
  }

  private static Told notStarted(Installation installation, String why) {
    return new Told(
        "Could not start Firefox " + installation.binary() + ": " + why + ".",
        "Start it by hand to see why, or give another one by CROSSCHECK_FIREFOX.");
  }
}
