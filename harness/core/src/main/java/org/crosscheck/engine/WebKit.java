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
          // WebKitGTK leaves SharedArrayBuffer out unless this is set; Safari has it.
          Map.of("JSC_useSharedArrayBuffer", "1"),
          "",
          new Startup.Classic(
              List.of(
                  "Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"),
              Pattern.compile("^(\\d+)$"),
              "--port="),
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
