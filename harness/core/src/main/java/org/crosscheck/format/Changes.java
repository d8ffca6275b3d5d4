package org.crosscheck.format;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.message.English;

/**
 * Two sets of verdicts with what differs between them.
 *
 * @param before the first
 * @param after the second
 * @param changes what differs, by claim
 */
public record Changes(Verdicts before, Verdicts after, List<Change> changes) {
  private static final int SHOWN_CASES = 4;

  /** Copies the list. */
  public Changes {
    changes = List.copyOf(changes);
  }

  /** {@return what differs between two sets of verdicts} */
  public static Changes between(Verdicts before, Verdicts after) {
    return new Changes(before, after, Change.between(before, after));
  }

  /** {@return how many cases differ in which way, in a sentence} */
  String summary() {
    long compared =
        before.verdicts().keySet().stream().filter(after.verdicts()::containsKey).count();
    String counts =
        Arrays.stream(ChangeKind.values())
            .filter(kind -> cases(kind) > 0)
            .map(kind -> cases(kind) + " " + kind.displayName())
            .collect(Collectors.joining(", "));
    return "%s -> %s: %d cases are in both%s"
        .formatted(
            before.name(),
            after.name(),
            compared,
            counts.isEmpty() ? ", and all are the same." : ": " + counts + ".");
  }

  private int cases(ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).mapToInt(c -> c.cases().size()).sum();
  }

  /** {@return the first cases of a change without their claim, and how many more there are} */
  static String cases(Change change) {
    return English.some(
        change.cases().stream().map(of -> of.visit().toString()).toList(), SHOWN_CASES);
  }
}
