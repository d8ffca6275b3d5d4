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

/** The options that name the releases to ask. */
final class ReleaseOptions {
  private static final String LADDER = "ladder";

  @Option(
      names = "--release",
      split = ",",
      paramLabel = "RELEASE",
      description = {
        "Ask other releases: such as 2025.3.1, an npm version such as 0.6.39, a tag of npm such as",
        "latest, or 'ladder' for all at whose borders behaviour changed; './crosscheck releases'",
        "lists them. npm fetches them into a cache. Each is compared with its own baseline."
      })
  private List<String> releases = List.of();

  @Option(
      names = "--release-dir",
      paramLabel = "DIR",
      description =
          "Ask a local build of PyScript: the folder of @pyscript/core with dist/core.js. It is"
              + " compared with the baseline of the installed release.")
  private List<Path> builds = List.of();

  /**
   * A release to ask.
   *
   * @param release its name; empty for the installed one
   * @param build the folder of a local build in its place, if there is one
   */
  record Asked(Optional<String> release, Optional<Path> build) {
    /** The installed release. */
    static final Asked INSTALLED = new Asked(Optional.empty(), Optional.empty());

    /** {@return what it is called on the terminal} */
    @Override
    public String toString() {
      return build.map(Path::toString).or(() -> release).orElse("the installed release");
    }
  }

  /**
   * {@return the releases that were named, the installed one if none was}
   *
   * @throws UserError with every name that is unknown
   */
  List<Asked> asked(Checkout checkout) {
    return asked(checkout, releases, builds);
  }

  /**
   * {@return the releases that words and folders name, the installed one if there is neither}
   *
   * @throws UserError with every name that is unknown
   */
  static List<Asked> asked(Checkout checkout, List<String> releases, List<Path> builds) {
    ReleaseCatalog book = ReleaseCatalog.read(checkout.fixtures());
    Problems problems = new Problems();
    List<Asked> asked = new ArrayList<>();
    for (String word : releases) {
      String name = word.strip();
      if (name.equals(LADDER)) {
        book.ladder().forEach(r -> asked.add(new Asked(Optional.of(r), Optional.empty())));
        asked.add(Asked.INSTALLED);
      } else {
        boolean known =
            name.matches("[a-z]+") || problems.attempt(() -> book.core(name)).isPresent();
        if (known) {
          asked.add(new Asked(Optional.of(name), Optional.empty()));
        }
      }
    }
    problems.throwIfAny("Nothing was run; './crosscheck releases' lists what is known.");
    builds.forEach(folder -> asked.add(new Asked(Optional.empty(), Optional.of(folder))));
    return asked.isEmpty()
        ? List.of(Asked.INSTALLED)
        : Stream.of(asked).flatMap(List::stream).distinct().toList();
  }
}
