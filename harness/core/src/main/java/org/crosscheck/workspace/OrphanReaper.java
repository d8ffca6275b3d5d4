package org.crosscheck.workspace;

import java.nio.file.Path;

/** The program that the guard of a {@link Workspace} starts when the run was killed. */
public final class OrphanReaper {
  private OrphanReaper() {}

  /** Ends what killed runs left in a folder. */
  public static void main(String[] arguments) {
    Workspace.sweep(Path.of(arguments[0]));
  }
}
