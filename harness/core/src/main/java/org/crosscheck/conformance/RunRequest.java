package org.crosscheck.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.matrix.Selection;
import org.crosscheck.run.Repetition;

/**
 * A request for a run.
 *
 * @param selection the part of the matrix to visit
 * @param release the release to test, by calendar tag or npm version; empty for the pinned one
 * @param build a folder with a local build of PyScript itself to test instead of the installed one
 * @param expected the verdicts to compare the run with; empty for the baseline of the release
 * @param external hostings in addition to those of the catalog; the selection can name them too
 * @param browsers where the browsers are, and how many visits are made at once
 * @param repetition how often visits are made
 */
public record RunRequest(
    Selection selection,
    Optional<String> release,
    Optional<Path> build,
    Optional<Verdicts> expected,
    List<ExternalHosting> external,
    RunBrowsers browsers,
    Repetition repetition) {
  /** Copies the external hostings. */
  public RunRequest {
    external = List.copyOf(external);
  }

  /**
   * {@return a request for a selection of the pinned release, with one visit at a time per core}
   */
  public static RunRequest of(Selection selection) {
    return new RunRequest(
        selection,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        RunBrowsers.here(),
        Repetition.DEFAULT);
  }

  /** {@return this request with visits made so often; this one is not changed} */
  public RunRequest with(Repetition other) {
    return new RunRequest(selection, release, build, expected, external, browsers, other);
  }

  /** {@return a copy of this request for another release} */
  public RunRequest of(String other) {
    return new RunRequest(
        selection, Optional.of(other), build, expected, external, browsers, repetition);
  }
}
