package org.crosscheck.message;

import java.util.List;

/**
 * A problem that the user can solve, with a hint about what to do.
 *
 * <p>The command line prints the message without a stack trace; every other exception is an
 * internal error.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MOST = 50;

  private final String problem;
  private final String hint;

  /**
   * A problem in one sentence, and its hint.
   *
   * @param problem what is wrong, with the values; not blank
   * @param hint what to do; not blank
   * @throws IllegalArgumentException if either is blank
   */
  public UserError(String problem, String hint) {
    if (problem.isBlank() || hint.isBlank()) {
      throw new IllegalArgumentException("A user error needs a problem and a hint.");
    }
    this.problem = problem;
    this.hint = hint;
  }

  /** {@return one error for several problems, with all or the first 50 of them in its message} */
  public static UserError all(String heading, List<String> problems, String hint) {
    int shown = Math.min(MOST, problems.size());
    String more =
        problems.size() > shown ? "\n  - and %d more".formatted(problems.size() - shown) : "";
    return new UserError(
        heading + "\n  - " + String.join("\n  - ", problems.subList(0, shown)) + more, hint);
  }

  /** {@return the problem and the hint, never blank} */
  @Override
  public String getMessage() {
    return problem + (problem.contains("\n") ? "\n" : " ") + hint;
  }

  /** {@return what is wrong, never blank} */
  public String problem() {
    return problem;
  }

  /** {@return what to do about it, never blank} */
  public String hint() {
    return hint;
  }
}
