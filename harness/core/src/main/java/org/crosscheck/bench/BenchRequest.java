package org.crosscheck.bench;

import java.util.List;
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
    if (alternations < 1 || pages < 1 || parallel < 1) {
      throw new UserError(
          "--alternations, --pages and --parallel must be at least 1.", "Give larger numbers.");
    }
    if (visits < 0) {
      throw new UserError(
          "--visits must be at least 0, got %d.".formatted(visits), "Give 0 or more.");
    }
  }
}
