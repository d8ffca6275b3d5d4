package org.crosscheck.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chrome and Chromium, driven through chromedriver. */
final class Chrome extends Engine {
  private static final EngineTraits TRAITS =
      new EngineTraits(
          "Chrome",
          true,
          true,
          true,
          true,
          new ErrorWording(
              Pattern.compile(
                  "net::ERR_(NAME_|CONNECTION_|INTERNET_|ADDRESS_|NETWORK_|TIMED_OUT|CERT_|SSL_"
                      + "|EMPTY_|PROXY_|TUNNEL_).*"),
              Optional.of("net::ERR_FAILED"),
              Pattern.compile("Access to .* at '(https?:[^']+)' .*blocked by CORS policy"),
              Pattern.compile("BLOCKED_BY_RESPONSE"),
              Pattern.compile("BLOCKED_BY_RESPONSE"),
              Pattern.compile("BLOCKED_BY"),
              Pattern.compile("(?i)content[ -]security[ -]policy")));

  private static final Provision PROVISION =
      new Provision(
          "Chrome or Chromium",
          "CROSSCHECK_CHROME",
          List.of(
              "google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"),
          List.of(
              "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
              "/Applications/Chromium.app/Contents/MacOS/Chromium"),
          List.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
          Optional.of("chrome"),
          List.of("chromium"),
          Optional.of(
              new Provision.Driver(
                  "chromedriver",
                  "CROSSCHECK_CHROMEDRIVER",
                  Optional.of("chrome"),
                  List.of("chromium-driver"))));

  private static final String HEADLESS = "--headless=new";

  /** Those of each start, wherever the browser runs. */
  private static final List<String> ARGUMENTS =
      List.of(
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
          // Each window starts a renderer for a popup of its address bar, half of the processor
          // time
          // of a small page, and each user context one in reserve (decision 0041).
          "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
              + ",SpareRendererForSitePerProcess",
          // The host name of hostings that are not on a loopback name.
          "--host-resolver-rules=MAP insecure.test 127.0.0.1",
          "--no-default-browser-check",
          "--no-first-run",
          "--password-store=basic");

  private static final Startup STARTUP =
      new Startup(
          and(ARGUMENTS, "--user-data-dir=" + Startup.PROFILE),
          HEADLESS,
          List.of("--no-sandbox"),
          Map.of(),
          Map.of(),
          "/org.chromium.Chromium.XXXXXX/SingletonSocket",
          new Startup.ThroughDriver(
              List.of("--port=0"),
              Pattern.compile("started successfully on port (\\d+)"),
              // chromedriver picks a free IPv6 port and then wants the same IPv4 port.
              "Address already in use",
              "goog:chromeOptions",
              "goog:processID"),
          false);

  private static final GridStartup ON_GRID =
      new GridStartup(
          "chrome",
          "goog:chromeOptions",
          // Without it, Chrome asks no proxy for loopback names.
          and(and(ARGUMENTS, HEADLESS), "--proxy-bypass-list=<-loopback>"),
          Map.of());

  private static List<String> and(List<String> arguments, String more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toList();
  }

  Chrome() {
    super("chrome", "Chrome", false);
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
