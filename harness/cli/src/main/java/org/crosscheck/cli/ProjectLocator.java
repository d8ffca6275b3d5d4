package org.crosscheck.cli;

import java.nio.file.Path;
import org.crosscheck.workspace.Checkout;

/** Locates the checkout of the launcher script, or else the one around the current folder. */
final class ProjectLocator {
  private ProjectLocator() {}

  static Checkout checkout() {
    return Checkout.above(Path.of(System.getProperty("crosscheck.home", "")));
  }
}
