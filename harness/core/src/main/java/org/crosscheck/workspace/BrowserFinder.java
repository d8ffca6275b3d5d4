package org.crosscheck.workspace;

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
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.engine.Provision;
import org.crosscheck.message.UserError;

/**
 * Finds a browser on this machine, or gets one. It looks in this order: an explicit setting; the
 * usual places; what Selenium Manager downloaded or can download; the packages of Debian and
 * Ubuntu, as root. What cannot be had is told in one message with everything that was tried.
 */
public final class BrowserFinder {
  private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+)+");

  private final Engine browser;
  private final Provision where;
  private final Map<String, String> environment;
  private final Consumer<String> say;
  private final Sources sources;
  private final List<String> tried = new ArrayList<>();

  /**
   * A search for one browser.
   *
   * @param environment the environment variables; those that the engine's {@link Provision} names
   *     are settings
   * @param say is told what is being done, before it takes time
   */
  public BrowserFinder(Engine browser, Map<String, String> environment, Consumer<String> say) {
    this(browser, environment, say, Sources.ALL);
  }

  BrowserFinder(
      Engine browser, Map<String, String> environment, Consumer<String> say, Sources sources) {
    this.browser = browser;
    this.where = browser.provision();
    this.environment = Map.copyOf(environment);
    this.say = say;
    this.sources = sources;
  }

  /**
   * {@return the browser, and its driver of the same version if it needs one}
   *
   * @throws UserError if it cannot be had: everything that was tried, in order, and what to run
   */
  public Installation find() {
    Path binary =
        explicit(where.variable())
            .or(this::installed)
            .or(this::managed)
            .or(this::packaged)
            .orElseThrow(() -> notFound(where.product()));
    return where
        .driver()
        .map(driver -> withDriver(driver, binary))
        .orElseGet(() -> new Installation(browser, binary, Optional.empty()));
  }

  private Installation withDriver(Provision.Driver driver, Path binary) {
    return explicit(driver.variable())
        .or(() -> matchingDriver(driver, binary))
        .or(() -> resolvedDriver(driver, binary))
        .or(
            () ->
                sources.install(driver.packages(), say, tried)
                    ? matchingDriver(driver, binary)
                    : Optional.empty())
        .map(program -> new Installation(browser, binary, Optional.of(program)))
        .orElseThrow(() -> notFound(driver.program() + " for " + binary));
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
      throw new UserError(
          variable + " is '" + value + "', which is not a program.",
          "Set it to a program, or unset it so that Crosscheck looks for one.");
    }
    return Optional.of(path);
  }

  private Optional<Path> installed() {
    for (String program : where.programs()) {
      Optional<Path> path = onPath(program);
      if (path.isPresent()) {
        return path;
      }
    }
    tried.add(String.join(", ", where.programs()) + " (not on the PATH)");
    for (String known : places()) {
      Path place = Path.of(known);
      if (Files.isExecutable(place)) {
        return Optional.of(place);
      }
      tried.add(place + " (not there)");
    }
    return Optional.empty();
  }

  /** Where macOS and Windows have programs; elsewhere they are on the PATH. */
  private List<String> places() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Mac")) {
      return where.placesOnMac();
    }
    return system.startsWith("Windows") ? where.placesOnWindows() : List.of();
  }

  private Optional<Path> managed() {
    Optional<String> name = where.managerName();
    name.ifPresent(n -> say.accept("Looking for " + n + " with Selenium Manager"));
    return name.flatMap(n -> sources.browser(n, tried));
  }

  private Optional<Path> packaged() {
    return sources.install(where.allPackages(), say, tried) ? installed() : Optional.empty();
  }

  private Optional<Path> matchingDriver(Provision.Driver known, Path binary) {
    String wanted = major(binary).orElse("unknown");
    Optional<Path> driver =
        onPath(known.program())
            .or(
                () ->
                    Optional.of(binary.resolveSibling(known.program()))
                        .filter(Files::isExecutable));
    if (driver.isEmpty()) {
      tried.add(known.program() + " (not on the PATH)");
      return Optional.empty();
    }
    String version = major(driver.get()).orElse("unknown");
    if (!version.equals(wanted)) {
      tried.add(driver.get() + " (version " + version + ", but " + binary + " is " + wanted + ")");
      return Optional.empty();
    }
    return driver;
  }

  private Optional<Path> resolvedDriver(Provision.Driver known, Path binary) {
    Optional<String> version = major(binary);
    if (version.isEmpty()) {
      tried.add(binary + " --version (said no version)");
      return Optional.empty();
    }
    if (known.managerName().isEmpty()) {
      return Optional.empty();
    }
    say.accept("Looking for " + known.program() + " " + version.get() + " with WebDriverManager");
    return sources.driver(known.managerName().get(), version.get(), tried);
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

  private UserError notFound(String name) {
    String others =
        Engines.defaults().stream()
            .filter(other -> !other.equals(browser))
            .map(Engine::id)
            .collect(Collectors.joining(" or "));
    return new UserError(
        "There is no "
            + name
            + " on this machine, and none could be installed. Tried, in order: "
            + String.join("; ", tried)
            + ".",
        "Install it (Debian, Ubuntu: sudo apt-get install "
            + String.join(" ", where.allPackages())
            + "), or set "
            + where.variable()
            + " to its program, or run with --browser "
            + others
            + ".");
  }
}
