package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.release.ReleaseCache;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Distribution;

/**
 * Locates the folders: those of the launcher's distribution or checkout, or else of the checkout
 * around the current folder.
 */
final class ProjectLocator {
  /** The variable that names the folder of results, unless {@code --reports} does. */
  static final String VARIABLE = "CROSSCHECK_REPORTS";

  private static Optional<Path> named = Optional.empty();

  private ProjectLocator() {}

  /** Sets the folder that {@code --reports} names; empty for the default. */
  static void results(Optional<Path> folder) {
    named = folder;
  }

  /**
   * {@return a message in which commands are written as the user can type them: a distribution is
   * on the PATH or in another folder, and only a checkout has ./crosscheck}
   */
  static String named(String message) {
    return isDistribution() ? message.replace("./crosscheck ", "crosscheck ") : message;
  }

  private static boolean isDistribution() {
    return Boolean.getBoolean("crosscheck.distribution");
  }

  static Checkout checkout() {
    Path home = Path.of(System.getProperty("crosscheck.home", ""));
    Optional<Path> results =
        named.or(
            () ->
                Optional.ofNullable(System.getenv(VARIABLE))
                    .filter(text -> !text.isBlank())
                    .map(Path::of));
    if (isDistribution()) {
      return Distribution.checkout(
          home, ReleaseCache.place(System.getenv()), results.orElse(Path.of("crosscheck-reports")));
    }
    Checkout checkout = Checkout.above(home);
    return results.map(folder -> new Checkout(checkout.root(), folder)).orElse(checkout);
  }
}
