package org.crosscheck.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sources of browsers that are not on this machine. If a source fails, it adds itself and the
 * reason to {@code tried}.
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
        public boolean install(
            List<String> packages, Consumer<String> progress, List<String> tried) {
          return Packages.install(packages, progress, tried);
        }
      };

  /** {@return the program of a browser} The name is Selenium Manager's. */
  Optional<Path> browser(String name, List<String> tried);

  /** {@return the driver for a major version of a browser} The name is WebDriverManager's. */
  Optional<Path> driver(String name, String version, List<String> tried);

  /** Installs packages of the system, and returns whether they are installed now. */
  boolean install(List<String> packages, Consumer<String> progress, List<String> tried);
}
