package org.crosscheck.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects problems, so that all of them are reported in one exception. Each is reported once, in
 * the order in which they were found. Not thread-safe.
 */
public final class Problems {
  private final Set<String> problems = new LinkedHashSet<>();

  /** Adds a problem, in one or more sentences. */
  public void add(String problem) {
    problems.add(problem);
  }

  /**
   * {@return what a supplier returns; empty if it throws a {@link UserError}, which is collected}
   */
  public <T> Optional<T> attempt(Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (UserError e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * {@return what a function returns for each input, without those for which it throws a UserError}
   */
  public <F, T> List<T> attemptEach(Collection<? extends F> inputs, Function<F, T> make) {
    List<T> made = new ArrayList<>();
    inputs.forEach(input -> attempt(() -> make.apply(input)).ifPresent(made::add));
    return List.copyOf(made);
  }

  /** {@return whether there are no problems} */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * Throws if there is a problem.
   *
   * @param hint what to do about all of them
   * @throws UserError with each problem on a separate line
   */
  public void throwIfAny(String hint) {
    if (!problems.isEmpty()) {
      throw new UserError(String.join("\n", problems), hint);
    }
  }

  /**
   * Throws if there is a problem.
   *
   * @param heading what the problems have in common, ending with a colon
   * @param hint what to do about all of them
   * @throws UserError with the problems in a list below the heading
   */
  public void throwIfAny(String heading, String hint) {
    if (!problems.isEmpty()) {
      throw UserError.all(heading, List.copyOf(problems), hint);
    }
  }
}
