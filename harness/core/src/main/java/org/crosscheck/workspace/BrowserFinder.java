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
 * Finds or installs a browser. It tries in this order: an explicit setting; the usual places;
 * Selenium Manager's downloads; the packages of Debian and Ubuntu, as root. If all of them fail,
 * one message lists everything that was tried.
 */
public final class BrowserFinder {
  private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+){1,9}");

  private final Engine browser;
  private final Provision provision;
  private final Map<String, String> environment;
  private final Consumer<String> progress;
  private final Sources sources;
  private final List<String> tried = new ArrayList<>();

  /**
   * Creates a search for one browser.
   *
   * @param environment the environment variables; the engine's {@link Provision} names those that
   *     are settings
   * @param progress receives each slow step before it starts
   */
  public BrowserFinder(Engine browser, Map<String, String> environment, Consumer<String> progress) {
    this(browser, environment, progress, Sources.ALL);
  }

  BrowserFinder(
      Engine browser, Map<String, String> environment, Consumer<String> progress, Sources sources) {
    this.browser = browser;
    this.provision = browser.provision();
    this.environment = Map.copyOf(environment);
    this.progress = progress;
    this.sources = sources;
  }

  /**
   * {@return the browser, and its driver of the same version if it needs one}
   *
   * @throws UserError if it cannot be found or installed, with everything that was tried, in order
   */
  public Installation find() {
    Path binary =
        explicit(provision.variable())
            .or(this::installed)
            .or(this::managed)
            .or(this::packaged)
            .orElseThrow(() -> notFound(provision.product()));
    return provision
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
                sources.install(driver.packages(), progress, tried)
                    ? matchingDriver(driver, binary)
                    : Optional.empty())
        .map(program -> new Installation(browser, binary, Optional.of(program)))
        .orElseThrow(() -> notFound(driver.program() + " for " + binary));
  }

  /** An explicit setting is binding: if it is wrong, nothing else is tried. */
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
    for (String program : provision.programs()) {
      Optional<Path> path = onPath(program);
      if (path.isPresent()) {
        return path;
      }
    }
    tried.add(String.join(", ", provision.programs()) + " (not on the PATH)");
    for (String known : places()) {
      Path place = Path.of(known);
      if (Files.isExecutable(place)) {
        return Optional.of(place);
      }
      tried.add(place + " (does not exist)");
    }
    return Optional.empty();
  }

  /** The usual places of programs on macOS and Windows; on other systems they are on the PATH. */
  private List<String> places() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Mac")) {
      return provision.placesOnMac();
    }
    return system.startsWith("Windows") ? provision.placesOnWindows() : List.of();
  }

  private Optional<Path> managed() {
    Optional<String> name = provision.managerName();
    name.ifPresent(n -> progress.accept("Looking for " + n + " with Selenium Manager"));
    return name.flatMap(n -> sources.browser(n, tried));
  }

  private Optional<Path> packaged() {
    return sources.install(provision.allPackages(), progress, tried)
        ? installed()
        : Optional.empty();
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
      tried.add(binary + " --version (printed no version)");
      return Optional.empty();
    }
    if (known.managerName().isEmpty()) {
      return Optional.empty();
    }
    progress.accept(
        "Looking for " + known.program() + " " + version.get() + " with WebDriverManager");
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
    String packages =
        provision.allPackages().isEmpty()
            ? ""
            : " (Debian, Ubuntu: sudo apt-get install %s)"
                .formatted(String.join(" ", provision.allPackages()));
    return new UserError(
        "There is no %s on this machine, and none could be installed. Tried, in order: %s."
            .formatted(name, tried.stream().distinct().collect(Collectors.joining("; "))),
        "Install it%s, or set %s to its program, or run with --browser %s."
            .formatted(packages, provision.variable(), others));
  }
}
