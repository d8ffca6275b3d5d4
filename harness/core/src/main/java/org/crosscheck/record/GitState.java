package org.crosscheck.record;

import java.util.Optional;
import org.crosscheck.message.UserError;

/**
 * The commit that was checked out, or why it is unknown.
 *
 * @param commit the commit; empty if unknown
 * @param clean whether the checkout had no uncommitted changes; false if the commit is unknown
 * @param unknownBecause why the commit is unknown; "" if it is known
 */
public record GitState(Optional<String> commit, boolean clean, String unknownBecause) {

  /**
   * Checks that there is either a commit or an explanation.
   *
   * @throws UserError if there is neither or both
   */
  public GitState {
    if (commit.isPresent() != unknownBecause.isBlank()) {
      throw new UserError(
          "A record needs either a commit or the reason why it is unknown, not neither or both.",
          "Report this as a defect of Crosscheck.");
    }
  }

  /** {@return the state of a checkout whose commit is known} */
  public static GitState at(String commit, boolean clean) {
    return new GitState(Optional.of(commit), clean, "");
  }

  /** {@return an unknown state, with the reason} */
  public static GitState unknown(String because) {
    return new GitState(Optional.empty(), false, because);
  }

  /** {@return the state in words} */
  public String explain() {
    return commit
        .map(c -> c + (clean ? "" : " with uncommitted changes"))
        .orElse("unknown: " + unknownBecause);
  }
}
