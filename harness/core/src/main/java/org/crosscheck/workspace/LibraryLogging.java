package org.crosscheck.workspace;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Prevents the libraries from writing to the console of a command-line program. */
public final class LibraryLogging {
  /** Referenced here, because java.util.logging discards loggers that are not referenced. */
  private static final List<Logger> LOGGERS =
      Stream.of("org.eclipse.jetty", "org.openqa.selenium", "io.github.bonigarcia", "org.jline")
          .map(Logger::getLogger)
          .toList();

  private LibraryLogging() {}

  /** Turns off the logging of the libraries for the rest of the process. */
  public static void off() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
