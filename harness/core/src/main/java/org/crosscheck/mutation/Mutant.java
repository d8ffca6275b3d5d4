package org.crosscheck.mutation;

import java.util.List;
import org.crosscheck.claim.Applicability;
import org.crosscheck.message.UserError;

/**
 * A copy of the fixtures with one fault.
 *
 * @param id lower-case words joined by hyphens
 * @param file the file with the fault, below the fixtures folder; {@code *} in its name stands for
 *     any characters, because the names of bundles change with every release
 * @param find the text that is replaced; it must be in the file exactly once
 * @param replace the faulty text
 * @param breaks what no longer works, in one sentence
 * @param where the visits that can notice it
 * @param noticedBy the ids of the claims that must notice it, at least one
 */
public record Mutant(
    String id,
    String file,
    String find,
    String replace,
    String breaks,
    Applicability where,
    List<String> noticedBy) {
  /**
   * Copies the list.
   *
   * @throws UserError with the first part that is missing or wrong
   */
  public Mutant {
    noticedBy = List.copyOf(noticedBy);
    require(
        id.matches("(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)"),
        "'%s' is not the id of a mutant.".formatted(id),
        "Use lower-case words and hyphens.");
    require(
        !find.isEmpty() && !find.equals(replace),
        "The mutant %s changes nothing.".formatted(id),
        "Give 'find:' and another 'replace:'.");
    require(
        breaks.endsWith(".") && breaks.length() > 1,
        "The mutant %s does not say what it breaks.".formatted(id),
        "Write a sentence after 'breaks:'.");
    require(
        !noticedBy.isEmpty(),
        "The mutant %s names no claim that must notice it.".formatted(id),
        "Name one after 'noticed-by:'.");
  }

  private static void require(boolean condition, String problem, String hint) {
    if (!condition) {
      throw new UserError(problem, hint);
    }
  }
}
