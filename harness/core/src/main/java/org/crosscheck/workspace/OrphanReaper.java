package org.crosscheck.workspace;

import java.nio.file.Path;

/** The program that the guard of a {@link Workspace} starts when its run was killed. */
public final class OrphanReaper {
  private OrphanReaper() {}

  /**
   * Ends the processes and removes the files that killed runs left behind in a folder.
   *
   * @param arguments the folder, and the workspace in it whose run was killed
   */
  public static void main(String[] arguments) {
    Workspace.sweepAfter(Path.of(arguments[1]), Path.of(arguments[0]));
  }
}
