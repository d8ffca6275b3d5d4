package org.crosscheck.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.matrix.Selection;
import org.crosscheck.run.Repetition;

/**
 * Which run to make.
 *
 * @param selection which part of the matrix
 * @param release the release to ask, by calendar tag or npm version; empty for the pinned one
 * @param build a folder with a local build of PyScript itself, if the installed one is not asked
 * @param expected the verdicts that the run is compared with; empty for those accepted of the
 *     release
 * @param external hostings beside those of the catalog; the selection names them too
 * @param parallel how many visits may be open at once, at least 1
 * @param repetition how often visits are made
 */
public record RunRequest(
    Selection selection,
    Optional<String> release,
    Optional<Path> build,
    Optional<Verdicts> expected,
    List<ExternalHosting> external,
    int parallel,
    Repetition repetition) {
  /** Copies the external hostings. */
  public RunRequest {
    external = List.copyOf(external);
  }

  /** {@return a selection of the pinned release, with as many visits at once as there are cores} */
  public static RunRequest of(Selection selection) {
    return new RunRequest(
        selection,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Runtime.getRuntime().availableProcessors(),
        Repetition.DEFAULT);
  }

  /** {@return this request with visits made so often; this one is not changed} */
  public RunRequest with(Repetition other) {
    return new RunRequest(selection, release, build, expected, external, parallel, other);
  }

  /** {@return this request of another release; this one is not changed} */
  public RunRequest of(String other) {
    return new RunRequest(selection, Optional.of(other), build, expected, external, parallel, repetition);
  }
}
