package org.crosscheck.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same pages visited by the harness and by Playwright Test, in turns.
 *
 * @param kind the kind of the pages
 * @param ours one sample of the harness for each alternation, at least one
 * @param theirs as many of Playwright Test, each made next to that of the harness
 */
public record SideBySide(PageKind kind, List<Sample> ours, List<Sample> theirs) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if they are empty or differ in length
   */
  public SideBySide {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
    if (ours.isEmpty() || ours.size() != theirs.size()) {
      throw new IllegalArgumentException(ours.size() + " and " + theirs.size() + " samples");
    }
  }

  /** {@return how many times as many visits a minute the harness makes, over all alternations} */
  public Spread ratio() {
    return Spread.of(
        IntStream.range(0, ours.size())
            .mapToObj(i -> ours.get(i).visitsPerMinute() / theirs.get(i).visitsPerMinute())
            .toList());
  }

  /** {@return the visits a minute of one side} */
  public static Spread visitsPerMinute(List<Sample> side) {
    return Spread.of(side.stream().map(Sample::visitsPerMinute).toList());
  }

  /** {@return a number that samples may lack; empty if one lacks it} */
  public static Optional<Spread> of(List<Sample> side, Function<Sample, OptionalDouble> number) {
    List<OptionalDouble> numbers = side.stream().map(number).toList();
    return numbers.stream().allMatch(OptionalDouble::isPresent)
        ? Optional.of(Spread.of(numbers.stream().map(OptionalDouble::getAsDouble).toList()))
        : Optional.empty();
  }
}
