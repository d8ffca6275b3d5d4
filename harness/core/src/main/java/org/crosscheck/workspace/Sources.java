package org.crosscheck.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a browser can be had that is not on this machine. What a source cannot give, it adds to
 * {@code tried} with the reason.
 */
interface Sources {
  /** The network and the packages of the system. */
  Sources ALL =
      new Sources() {
        @Override
        public Optional<Path> browser(String name, List<String> tried) {
          return Downloads.browser(name, tried);
        }

        @Override
        public Optional<Path> driver(String name, String version, List<String> tried) {
          return Downloads.driver(name, version, tried);
        }

        @Override
        public boolean install(List<String> packages, Consumer<String> say, List<String> tried) {
          return Packages.install(packages, say, tried);
        }
      };

  /** {@return the program of a browser, by its name for Selenium Manager} */
  Optional<Path> browser(String name, List<String> tried);

  /** {@return the driver for a major version of a browser, by its name for WebDriverManager} */
  Optional<Path> driver(String name, String version, List<String> tried);

  /** Installs packages of the system, and returns whether they are there now. */
  boolean install(List<String> packages, Consumer<String> say, List<String> tried);
}
