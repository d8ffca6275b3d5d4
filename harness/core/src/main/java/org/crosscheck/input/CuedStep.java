package org.crosscheck.input;

import org.crosscheck.message.UserError;

/**
 * A step, and the fact of the page after which it is made.
 *
 * @param after the name of the fact; "" to follow the previous step at once
 * @param step the step; pages that report facts do not need {@link Step.Kind#WAIT_FOR}
 */
public record CuedStep(String after, Step step) {
  /**
   * Checks the step.
   *
   * @throws UserError if it waits for an element
   */
  public CuedStep {
    if (step.kind() == Step.Kind.WAIT_FOR) {
      throw new UserError(
          "A page that reports facts has no step '" + step.kind().id() + "'.",
          "Write 'after' with a fact that it reports when the element is there.");
    }
  }
}
