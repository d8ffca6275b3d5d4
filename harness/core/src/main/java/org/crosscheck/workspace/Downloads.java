package org.crosscheck.workspace;

import io.github.bonigarcia.wdm.WebDriverManager;
import io.github.bonigarcia.wdm.config.DriverManagerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.manager.SeleniumManager;

/**
 * Downloads browsers with Selenium Manager and chromedriver with WebDriverManager. Root is not
 * needed. Decision 0046 says why there are two.
 */
final class Downloads {
  private static final int SECONDS = 120;

  private Downloads() {}

  /**
   * {@return the browser that Selenium Manager has or downloads; otherwise empty, with the reason
   * in {@code tried}}
   */
  static Optional<Path> browser(String name, List<String> tried) {
    try {
      // Without this folder, Selenium Manager leaves its own program in the temporary folder.
      Files.createDirectories(Path.of(System.getProperty("user.home"), ".cache", "selenium"));
      String path =
          SeleniumManager.getInstance()
              .getBinaryPaths(
                  List.of(
                      "--browser",
                      name,
                      "--browser-version",
                      "stable",
                      "--timeout",
                      String.valueOf(SECONDS)))
              .getBrowserPath();
      if (path != null && Files.isExecutable(Path.of(path))) {
        return Optional.of(Path.of(path));
      }
      tried.add("Selenium Manager (found no " + name + ")");
    } catch (IOException | RuntimeException e) {
      tried.add("Selenium Manager (" + reason(e) + ")");
    }
    return Optional.empty();
  }

  /**
   * {@return the driver that WebDriverManager has or downloads for a browser; otherwise empty, with
   * the reason in {@code tried}}
   */
  static Optional<Path> driver(String name, String browserVersion, List<String> tried) {
    try {
      WebDriverManager manager =
          WebDriverManager.getInstance(DriverManagerType.valueOf(name.toUpperCase(Locale.ROOT)))
              .browserVersion(browserVersion)
              .avoidBrowserDetection()
              .avoidExport()
              .avoidShutdownHook()
              .timeout(SECONDS);
      manager.setup();
      Optional<Path> path =
          Optional.ofNullable(manager.getDownloadedDriverPath())
              .map(Path::of)
              .filter(Files::isExecutable);
      if (path.isEmpty()) {
        tried.add("WebDriverManager (found no driver for " + name + " " + browserVersion + ")");
      }
      return path;
    } catch (RuntimeException e) {
      tried.add("WebDriverManager (" + reason(e) + ")");
      return Optional.empty();
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    // Selenium Manager's own message comes after the command that was run and before Selenium's
    // text.
    String text =
        String.valueOf(cause.getMessage())
            .lines()
            .takeWhile(line -> !line.startsWith("Build info"))
            .reduce((first, last) -> last)
            .orElse("")
            .strip();
    String name =
        cause instanceof WebDriverException ? "" : cause.getClass().getSimpleName() + ": ";
    return name + (text.length() > 160 ? text.substring(0, 160) + "..." : text);
  }
}
