package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Option;

/** The options that name the releases under test. */
final class ReleaseOptions {
  @Option(
      names = "--release",
      split = ",",
      paramLabel = "RELEASE",
      description = {
        "Test these releases: a release such as 2025.3.1, an npm version such as 0.6.39, an npm tag"
            + " such as latest, or 'ladder' for every release in which behavior changed.",
        "'./crosscheck releases' lists them. They are downloaded from npm once, and each is"
            + " compared with its own baseline."
      })
  private List<String> releases = List.of();

  @Option(
      names = "--release-dir",
      paramLabel = "DIR",
      description =
          "Test a local build of PyScript: the folder of @pyscript/core with dist/core.js. It is"
              + " compared with the baseline of the installed release.")
  private List<Path> builds = List.of();

  /**
   * {@return the requested releases; the installed one if there is none}
   *
   * @throws org.crosscheck.message.UserError with every name that is unknown
   */
  List<RequestedRelease> requested(Checkout checkout) {
    return RequestedRelease.all(ReleaseCatalog.read(checkout.fixtures()), releases, builds);
  }
}
