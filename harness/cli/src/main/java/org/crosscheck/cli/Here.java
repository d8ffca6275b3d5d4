package org.crosscheck.cli;

import java.nio.file.Path;
import org.crosscheck.check.Project;

/** The checkout that the launcher script belongs to, or else the one around the current folder. */
final class Here {
  private Here() {}

  static Project project() {
    return Project.above(Path.of(System.getProperty("crosscheck.home", "")));
  }
}
