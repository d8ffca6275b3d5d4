package org.crosscheck.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;

/**
 * What to measure.
 *
 * @param alternations how often both sides visit the pages of each kind, at least 1
 * @param kinds the kinds of pages; empty to compare nothing with Playwright Test
 * @param pages at most so many pages of each kind, at least 1
 * @param visits how many visits to one small page to make in one run; 0 for none
 * @param parallel how many visits each side makes at once, at least 1
 * @param self the command that starts this program, to which arguments are appended
 */
public record BenchRequest(
    int alternations,
    List<PageKind> kinds,
    int pages,
    int visits,
    int parallel,
    List<String> self) {
  /**
   * Copies the lists and checks the numbers.
   *
   * @throws UserError if a number is too small
   */
  public BenchRequest {
    kinds = List.copyOf(kinds);
    self = List.copyOf(self);
    List<String> problems =
        Stream.of(
                tooSmall("--alternations", alternations, 1),
                tooSmall("--pages", pages, 1),
                tooSmall("--visits", visits, 0),
                tooSmall("--parallel", parallel, 1))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw new UserError(String.join(" ", problems), "Give a larger number.");
    }
  }

  private static Optional<String> tooSmall(String option, int value, int least) {
    return value < least
        ? Optional.of("%s must be at least %d, got %d.".formatted(option, least, value))
        : Optional.empty();
  }
}
