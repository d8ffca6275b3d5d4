package org.crosscheck.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.process.Commands;
import org.crosscheck.told.Told;

/**
 * Finds a browser on this machine, or gets one. It looks in this order: an explicit setting; the
 * usual places; what Selenium Manager downloaded or can download; the packages of Debian and
 * Ubuntu, as root. What cannot be had is told in one message with everything that was tried.
 */
public final class BrowserFinder {
  private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+)+");

  private final BrowserName browser;
  private final Map<String, String> environment;
  private final Consumer<String> say;
  private final Sources sources;
  private final List<String> tried = new ArrayList<>();

  /**
   * A search for one browser.
   *
   * @param environment the environment variables; {@code CROSSCHECK_CHROME}, {@code
   *     CROSSCHECK_CHROMEDRIVER} and {@code CROSSCHECK_FIREFOX} are settings
   * @param say is told what is being done, before it takes time
   */
  public BrowserFinder(BrowserName browser, Map<String, String> environment, Consumer<String> say) {
    this(browser, environment, say, Sources.ALL);
  }

  BrowserFinder(
      BrowserName browser, Map<String, String> environment, Consumer<String> say, Sources sources) {
    this.browser = browser;
    this.environment = Map.copyOf(environment);
    this.say = say;
    this.sources = sources;
  }

  /**
   * {@return the browser, and for Chrome a chromedriver of the same version}
   *
   * @throws Told if it cannot be had: everything that was tried, in order, and what to run
   */
  public Installation find() {
    Path binary =
        explicit("CROSSCHECK_" + browser)
            .or(this::installed)
            .or(this::managed)
            .or(this::packaged)
            .orElseThrow(
                () -> notFound(browser == BrowserName.CHROME ? "Chrome or Chromium" : "Firefox"));
    return withDriver(binary).orElseThrow(() -> notFound("chromedriver for " + binary));
  }

  private Optional<Installation> withDriver(Path binary) {
    if (browser == BrowserName.FIREFOX) {
      return Optional.of(new Installation(browser, binary, Optional.empty()));
    }
    return explicit("CROSSCHECK_CHROMEDRIVER")
        .or(() -> matchingDriver(binary))
        .or(() -> resolvedDriver(binary))
        .or(
            () ->
                sources.install(List.of("chromium-driver"), say, tried)
                    ? matchingDriver(binary)
                    : Optional.empty())
        .map(driver -> new Installation(browser, binary, Optional.of(driver)));
  }

  /** An explicit setting is an order: if it is wrong, nothing else is tried. */
  private Optional<Path> explicit(String variable) {
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      tried.add(variable + " (not set)");
      return Optional.empty();
    }
    Path path = Path.of(value);
    if (!Files.isExecutable(path) || Files.isDirectory(path)) {
      throw new Told(
          variable + " is '" + value + "', which is no program.",
          "Set it to a program, or unset it to have one looked for.");
    }
    return Optional.of(path);
  }

  private Optional<Path> installed() {
    for (String program : programs()) {
      Optional<Path> path = onPath(program);
      if (path.isPresent()) {
        return path;
      }
    }
    tried.add(String.join(", ", programs()) + " (not on the PATH)");
    for (Path place : places()) {
      if (Files.isExecutable(place)) {
        return Optional.of(place);
      }
      tried.add(place + " (not there)");
    }
    return Optional.empty();
  }

  private List<String> programs() {
    return switch (browser) {
      case CHROME ->
          List.of(
              "google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome");
      case FIREFOX -> List.of("firefox", "firefox-esr");
    };
  }

  /** Where macOS and Windows have programs; elsewhere they are on the PATH. */
  private List<Path> places() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Mac")) {
      return switch (browser) {
        case CHROME ->
            List.of(
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
        case FIREFOX -> List.of(Path.of("/Applications/Firefox.app/Contents/MacOS/firefox"));
      };
    }
    if (system.startsWith("Windows")) {
      return switch (browser) {
        case CHROME ->
            List.of(Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"));
        case FIREFOX -> List.of(Path.of("C:\\Program Files\\Mozilla Firefox\\firefox.exe"));
      };
    }
    return List.of();
  }

  private Optional<Path> managed() {
    say.accept("Looking for " + browser.word() + " with Selenium Manager");
    return sources.browser(browser, tried);
  }

  private Optional<Path> packaged() {
    List<String> packages =
        browser == BrowserName.CHROME
            ? List.of("chromium", "chromium-driver")
            : List.of("firefox-esr");
    return sources.install(packages, say, tried) ? installed() : Optional.empty();
  }

  private Optional<Path> matchingDriver(Path binary) {
    String wanted = major(binary).orElse("unknown");
    Optional<Path> driver =
        onPath("chromedriver")
            .or(
                () ->
                    Optional.of(binary.resolveSibling("chromedriver")).filter(Files::isExecutable));
    if (driver.isEmpty()) {
      tried.add("chromedriver (not on the PATH)");
      return Optional.empty();
    }
    String version = major(driver.get()).orElse("unknown");
    if (!version.equals(wanted)) {
      tried.add(driver.get() + " (version " + version + ", but " + binary + " is " + wanted + ")");
      return Optional.empty();
    }
    return driver;
  }

  private Optional<Path> resolvedDriver(Path binary) {
    Optional<String> version = major(binary);
    if (version.isEmpty()) {
      tried.add(binary + " --version (said no version)");
      return Optional.empty();
    }
    say.accept("Looking for chromedriver " + version.get() + " with WebDriverManager");
    return sources.chromedriver(version.get(), tried);
  }

  private static Optional<String> major(Path program) {
    Matcher matcher =
        VERSION.matcher(Commands.output(List.of(program.toString(), "--version")).orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Optional<Path> onPath(String program) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(program))
        .filter(path -> Files.isExecutable(path) && !Files.isDirectory(path))
        .findFirst();
  }

  private Told notFound(String name) {
    String debian = browser == BrowserName.CHROME ? "chromium chromium-driver" : "firefox-esr";
    BrowserName other = browser == BrowserName.CHROME ? BrowserName.FIREFOX : BrowserName.CHROME;
    return new Told(
        "There is no " + name + " to be had. Tried, in order: " + String.join("; ", tried) + ".",
        "Install it (Debian, Ubuntu: sudo apt-get install "
            + debian
            + "), or set CROSSCHECK_"
            + browser
            + " to its program, or run with --browser "
            + other.word()
            + ".");
  }
}
