package org.crosscheck.check;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.matrix.Selection;

/**
 * What to check.
 *
 * @param selection which part of the matrix
 * @param build a folder with a local build of PyScript itself, if not the installed one is asked
 * @param parallel how many visits go on at once, at least 1
 */
public record Request(Selection selection, Optional<Path> build, int parallel) {
  /** {@return a selection, with as many visits at once as there are cores} */
  public static Request of(Selection selection) {
    return new Request(selection, Optional.empty(), Runtime.getRuntime().availableProcessors());
  }
}
