package org.crosscheck.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.matrix.Selection;

/**
 * What to check.
 *
 * @param selection which part of the matrix
 * @param release the release to ask, by calendar tag or npm version; empty for the pinned one
 * @param build a folder with a local build of PyScript itself, if not the installed one is asked
 * @param baseline what the run is compared with, by the name that {@link Kept} knows it by; empty
 *     for what is accepted of the release
 * @param guests hostings beside those of the catalogue, which the selection names too
 * @param parallel how many visits go on at once, at least 1
 */
public record Request(
    Selection selection,
    Optional<String> release,
    Optional<Path> build,
    Optional<String> baseline,
    List<Guest> guests,
    int parallel) {
  /** Copies the guests. */
  public Request {
    guests = List.copyOf(guests);
  }

  /** {@return a selection, with as many visits at once as there are cores} */
  public static Request of(Selection selection) {
    return new Request(
        selection,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Runtime.getRuntime().availableProcessors());
  }
}
