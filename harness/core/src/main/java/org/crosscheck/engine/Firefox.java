package org.crosscheck.engine;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Firefox, release or ESR, driven through its own WebDriver BiDi endpoint, without geckodriver. */
final class Firefox extends Engine {
  private static final EngineTraits TRAITS =
      new EngineTraits(
          "Firefox",
          false,
          true,
          false,
          false,
          new ErrorWording(
              Pattern.compile(
                  "NS_ERROR_(UNKNOWN_|CONNECTION_|NET_|PROXY_|OFFLINE).*|SEC_ERROR_.*|SSL_ERROR_.*"),
              Optional.empty(),
              Pattern.compile(
                  "Cross-Origin Request Blocked: .* at (https?:\\S+?)\\.?"
                      // Without a response, CORS is not the cause.
                      + " \\(Reason: (?!CORS request did not succeed).*CORS",
                  Pattern.DOTALL),
              Pattern.compile("CORP"),
              Pattern.compile("Cross-Origin-Resource-Policy"),
              Pattern.compile("COEP|CORP"),
              Pattern.compile("(?i)content[ -]security[ -]policy")));

  private static final Provision PROVISION =
      new Provision(
          "Firefox",
          "CROSSCHECK_FIREFOX",
          List.of("firefox", "firefox-esr"),
          List.of("/Applications/Firefox.app/Contents/MacOS/firefox"),
          List.of("C:\\Program Files\\Mozilla Firefox\\firefox.exe"),
          Optional.of("firefox"),
          List.of("firefox-esr"),
          Optional.empty());

  /** Keeps Firefox from prompting, updating, reporting, throttling and looking for add-ons. */
  private static final Map<String, Object> PREFERENCES =
      Map.ofEntries(
          entry("app.normandy.enabled", false),
          entry("app.update.disabledForTesting", true),
          entry("browser.aboutwelcome.enabled", false),
          entry("browser.contentblocking.features.standard", ""),
          entry("browser.dom.window.dump.enabled", false),
          entry("browser.newtabpage.enabled", false),
          entry("browser.newtabpage.activity-stream.feeds.topsites", false),
          entry("browser.safebrowsing.blockedURIs.enabled", false),
          entry("browser.safebrowsing.downloads.enabled", false),
          entry("browser.safebrowsing.malware.enabled", false),
          entry("browser.safebrowsing.phishing.enabled", false),
          entry("browser.search.update", false),
          entry("browser.sessionstore.resume_from_crash", false),
          entry("browser.shell.checkDefaultBrowser", false),
          entry("browser.startup.homepage_override.mstone", "ignore"),
          entry("browser.startup.page", 0),
          entry("browser.tabs.warnOnClose", false),
          entry("browser.topsites.contile.enabled", false),
          entry("datareporting.healthreport.uploadEnabled", false),
          entry("datareporting.policy.dataSubmissionEnabled", false),
          entry("dom.disable_open_during_load", false),
          entry("dom.ipc.reportProcessHangs", false),
          entry("dom.min_background_timeout_value", 4),
          entry("dom.timeout.enable_budget_timer_throttling", false),
          entry("dom.push.connection.enabled", false),
          entry("extensions.enabledScopes", 0),
          entry("extensions.getAddons.cache.enabled", false),
          entry("extensions.installDistroAddons", false),
          entry("extensions.startupScanScopes", 0),
          entry("extensions.systemAddon.update.enabled", false),
          entry("extensions.update.enabled", false),
          entry("media.gmp-manager.updateEnabled", false),
          entry("network.captive-portal-service.enabled", false),
          entry("network.connectivity-service.enabled", false),
          entry("network.dns.localDomains", "insecure.test"),
          entry("network.prefetch-next", false),
          entry("remote.prefs.recommended", true),
          entry("security.certerrors.mitm.priming.enabled", false),
          entry("services.settings.server", "data:,#remote-settings-dummy/v1"),
          entry("signon.autofillForms", false),
          entry("toolkit.startup.max_resumed_crashes", -1),
          entry("toolkit.telemetry.enabled", false),
          entry("toolkit.telemetry.server", "data:,"),
          entry("widget.windows.window_occlusion_tracking.enabled", false));

  private static final String HEADLESS = "--headless";

  private static final Startup STARTUP =
      new Startup(
          List.of("--no-remote", "--profile", Startup.PROFILE, "--remote-debugging-port", "0"),
          HEADLESS,
          List.of(),
          new TreeMap<>(PREFERENCES),
          Map.of("MOZ_CRASHREPORTER_DISABLE", "1"),
          "",
          new Startup.Direct(Pattern.compile("WebDriver BiDi listening on (ws://\\S+)")),
          // A window takes four times as long as a tab.
          true);

  private static final GridStartup ON_GRID =
      new GridStartup("firefox", "moz:firefoxOptions", List.of(HEADLESS), proxied());

  /** Without these, Firefox asks no proxy for loopback names, and looks up all others itself. */
  private static Map<String, Object> proxied() {
    Map<String, Object> preferences = new TreeMap<>(PREFERENCES);
    preferences.put("network.proxy.allow_hijacking_localhost", true);
    preferences.put("network.proxy.socks_remote_dns", true);
    return preferences;
  }

  Firefox() {
    super("firefox", "Firefox", false);
  }

  @Override
  public EngineTraits traits() {
    return TRAITS;
  }

  @Override
  public Provision provision() {
    return PROVISION;
  }

  @Override
  public Startup startup() {
    return STARTUP;
  }

  @Override
  public Optional<GridStartup> onGrid() {
    return Optional.of(ON_GRID);
  }
}
