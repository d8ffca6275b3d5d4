package org.crosscheck.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where to find the program of an engine, and where to get it.
 *
 * @param product the name of the program in messages, such as {@code Chrome or Chromium}
 * @param variable the environment variable that names the program, such as {@code
 *     CROSSCHECK_CHROME}
 * @param programs its names on the PATH; the first that exists is used
 * @param placesOnMac paths of the program on macOS
 * @param placesOnWindows paths of the program on Windows
 * @param managerName the browser's name in Selenium Manager; empty if it is not available there
 * @param packages the Debian and Ubuntu packages that contain it
 * @param driver the driver program that it needs; empty if none
 */
public record Provision(
    String product,
    String variable,
    List<String> programs,
    List<String> placesOnMac,
    List<String> placesOnWindows,
    Optional<String> managerName,
    List<String> packages,
    Optional<Driver> driver) {
  /** Copies the lists. */
  public Provision {
    programs = List.copyOf(programs);
    placesOnMac = List.copyOf(placesOnMac);
    placesOnWindows = List.copyOf(placesOnWindows);
    packages = List.copyOf(packages);
  }

  /**
   * The program that drives an engine. Its major version must equal that of the browser.
   *
   * @param program its name on the PATH and next to the browser, such as {@code chromedriver}
   * @param variable the environment variable that names it, such as {@code CROSSCHECK_CHROMEDRIVER}
   * @param managerName its browser's name in WebDriverManager; empty if it is not available there
   * @param packages the Debian and Ubuntu packages that contain it
   */
  public record Driver(
      String program, String variable, Optional<String> managerName, List<String> packages) {
    /** Copies the packages. */
    public Driver {
      packages = List.copyOf(packages);
    }
  }

  /** {@return the packages of the browser and of its driver} */
  public List<String> allPackages() {
    return Stream.concat(
            packages.stream(), driver.stream().flatMap(driver -> driver.packages().stream()))
        .toList();
  }
}
