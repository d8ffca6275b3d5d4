package org.crosscheck.browser;

/** The program that the guard of a {@link Workspace} starts when the run was killed. */
public final class Sweeper {
  private Sweeper() {}

  /** Ends what killed runs left. */
  public static void main(String[] arguments) {
    Workspace.sweep();
  }
}
