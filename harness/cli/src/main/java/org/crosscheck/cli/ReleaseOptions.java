package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Option;

/** The options that name the releases under test. */
final class ReleaseOptions {
  private static final String LADDER = "ladder";

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
   * A release that was requested.
   *
   * @param release the name; empty for the installed release
   * @param build the folder of a local build that replaces it, if there is one
   */
  record Requested(Optional<String> release, Optional<Path> build) {
    /** The installed release. */
    static final Requested INSTALLED = new Requested(Optional.empty(), Optional.empty());

    /** {@return the name to print} */
    @Override
    public String toString() {
      return build.map(Path::toString).or(() -> release).orElse("the installed release");
    }
  }

  /**
   * {@return the requested releases; the installed one if there is none}
   *
   * @throws UserError with every name that is unknown
   */
  List<Requested> requested(Checkout checkout) {
    return requested(checkout, releases, builds);
  }

  /**
   * {@return the releases that names and folders request; the installed one if there is none}
   *
   * @param releases what {@code --release} takes
   * @param builds what {@code --release-dir} takes
   * @throws UserError with every name that is unknown
   */
  static List<Requested> requested(Checkout checkout, List<String> releases, List<Path> builds) {
    ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
    Problems problems = new Problems();
    List<Requested> requested = new ArrayList<>();
    for (String text : releases) {
      String name = text.strip();
      if (name.equals(LADDER)) {
        catalog
            .matrixReleases()
            .forEach(r -> requested.add(new Requested(Optional.of(r), Optional.empty())));
        requested.add(Requested.INSTALLED);
      } else {
        boolean known =
            name.matches("[a-z]+") || problems.attempt(() -> catalog.core(name)).isPresent();
        if (known) {
          requested.add(new Requested(Optional.of(name), Optional.empty()));
        }
      }
    }
    problems.throwIfAny("Nothing was run; './crosscheck releases' lists the known releases.");
    builds.forEach(folder -> requested.add(new Requested(Optional.empty(), Optional.of(folder))));
    return requested.isEmpty()
        ? List.of(Requested.INSTALLED)
        : Stream.of(requested).flatMap(List::stream).distinct().toList();
  }
}
