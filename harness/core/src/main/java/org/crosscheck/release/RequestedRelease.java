package org.crosscheck.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.message.Problems;

/**
 * A release that the user requested.
 *
 * @param release a calendar tag, npm version or npm tag; empty for the installed release
 * @param build the folder of a local build of PyScript that replaces the release's, if there is one
 */
public record RequestedRelease(Optional<String> release, Optional<Path> build) {
  /** The installed release. */
  public static final RequestedRelease INSTALLED =
      new RequestedRelease(Optional.empty(), Optional.empty());

  private static final String LADDER = "ladder";

  /** {@return the name to print} */
  @Override
  public String toString() {
    return build.map(Path::toString).or(() -> release).orElse("the installed release");
  }

  /**
   * {@return the releases that names and folders request; the installed one if there is none}
   *
   * @param names releases, npm versions, npm tags, or {@code ladder} for every release in which
   *     behavior changed
   * @param builds folders of local builds
   * @throws org.crosscheck.message.UserError with every name that is unknown
   */
  public static List<RequestedRelease> all(
      ReleaseCatalog catalog, List<String> names, List<Path> builds) {
    Problems problems = new Problems();
    List<RequestedRelease> requested = new ArrayList<>();
    for (String text : names) {
      String name = text.strip();
      if (name.equals(LADDER)) {
        catalog
            .matrixReleases()
            .forEach(r -> requested.add(new RequestedRelease(Optional.of(r), Optional.empty())));
        requested.add(INSTALLED);
      } else {
        boolean known =
            name.matches("[a-z]+") || problems.attempt(() -> catalog.core(name)).isPresent();
        if (known) {
          requested.add(new RequestedRelease(Optional.of(name), Optional.empty()));
        }
      }
    }
    problems.throwIfAny("Nothing was run; './crosscheck releases' lists the known releases.");
    builds.forEach(
        folder -> requested.add(new RequestedRelease(Optional.empty(), Optional.of(folder))));
    return requested.isEmpty() ? List.of(INSTALLED) : requested.stream().distinct().toList();
  }
}
