package org.crosscheck.record;

import java.util.Optional;
import org.crosscheck.message.UserError;

/**
 * Which commit was checked out, or why nobody knows.
 *
 * @param commit the commit, if it is known
 * @param clean whether nothing was changed since that commit; false if it is not known
 * @param unknownBecause why the commit is not known; "" if it is
 */
public record GitState(Optional<String> commit, boolean clean, String unknownBecause) {

  /**
   * Checks that an unknown commit is explained.
   *
   * @throws UserError if it is not
   */
  public GitState {
    if (commit.isPresent() != unknownBecause.isBlank()) {
      throw new UserError(
          "A record has neither a commit nor the reason why it is unknown, or both.",
          "Report this as a defect of Crosscheck.");
    }
  }

  /** {@return a known commit} */
  public static GitState at(String commit, boolean clean) {
    return new GitState(Optional.of(commit), clean, "");
  }

  /** {@return no commit, with the reason} */
  public static GitState unknown(String because) {
    return new GitState(Optional.empty(), false, because);
  }

  /** {@return the state in words} */
  public String explain() {
    return commit
        .map(c -> c + (clean ? "" : " with changes that are not committed"))
        .orElse("unknown: " + unknownBecause);
  }
}
