package org.crosscheck.workspace;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps the libraries from writing to the console of a command-line program. */
public final class LibraryLogging {
  /** Held, because java.util.logging forgets loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      Stream.of("org.eclipse.jetty", "org.openqa.selenium", "io.github.bonigarcia", "org.jline")
          .map(Logger::getLogger)
          .toList();

  private LibraryLogging() {}

  /** Turns the logging of the libraries off, for the rest of the process. */
  public static void off() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
