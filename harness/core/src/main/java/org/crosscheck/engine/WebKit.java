package org.crosscheck.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * WebKitGTK, the port of Safari's engine for Linux, driven through WebKitWebDriver, which starts
 * the MiniBrowser beside it. It needs a display, so each session has a virtual one.
 */
final class WebKit extends Engine {
  private static final EngineTraits TRAITS = Safari.traits("WebKit");

  private static final Provision PROVISION =
      new Provision(
          "WebKitWebDriver of WebKitGTK",
          "CROSSCHECK_WEBKIT",
          List.of("WebKitWebDriver"),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of("webkit2gtk-driver", "xvfb"),
          Optional.empty());

  private static final Startup STARTUP =
      new Startup(
          List.of(),
          "",
          List.of(),
          Map.of(),
          Map.of(),
          "",
          new Startup.Classic(
              // Without -noreset, the display begins anew when its last browser ends, and a browser
              // that starts at that moment waits for ever.
              List.of(
                  "Xvfb",
                  "-displayfd",
                  "1",
                  "-screen",
                  "0",
                  "1280x1024x24",
                  "-nolisten",
                  "tcp",
                  "-noreset"),
              Pattern.compile("^(\\d+)$"),
              "--port=",
              // With it, WebKitGTK gives SharedArrayBuffer to every page, without it to none.
              // Safari gives it to those that are isolated.
              Map.of("JSC_useSharedArrayBuffer", "1")),
          false);

  WebKit() {
    super("webkit", "WebKit", true);
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
}
