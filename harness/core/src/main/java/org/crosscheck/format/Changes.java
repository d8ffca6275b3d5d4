package org.crosscheck.format;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.message.English;

/**
 * Two sets of verdicts and the changes between them.
 *
 * @param before the earlier verdicts
 * @param after the later verdicts
 * @param changes the changes, by claim
 */
public record Changes(Verdicts before, Verdicts after, List<Change> changes) {
  private static final int SHOWN_CASES = 4;

  /** Copies the list. */
  public Changes {
    changes = List.copyOf(changes);
  }

  /** {@return the changes between two sets of verdicts, in the browsers that both have} */
  public static Changes between(Verdicts before, Verdicts after) {
    return new Changes(
        before, after, Change.between(before.in(after.engines()), after.in(before.engines())));
  }

  /** {@return a sentence about each browser that only one of the sets has} */
  List<String> notCompared() {
    return Stream.concat(notCompared(before, after), notCompared(after, before)).toList();
  }

  private static Stream<String> notCompared(Verdicts in, Verdicts notIn) {
    return in.engines().stream()
        .filter(engine -> !notIn.engines().contains(engine))
        .map(
            engine ->
                "Not compared: %s of %s in %s, where %s has none."
                    .formatted(
                        English.count(in.in(Set.of(engine)).verdicts().size(), "case"),
                        in.name(),
                        engine,
                        notIn.name()));
  }

  /** {@return a warning about each set that is partial, as a sentence} */
  public List<String> warnings() {
    return Stream.of(before, after)
        .distinct()
        .flatMap(set -> set.partial().map(why -> "Partial: " + set.name() + ". " + why).stream())
        .toList();
  }

  /** {@return the number of test cases with each kind of change, in a sentence} */
  String summary() {
    long compared =
        before.verdicts().keySet().stream().filter(after.verdicts()::containsKey).count();
    String counts =
        Arrays.stream(ChangeKind.values())
            .filter(kind -> cases(kind) > 0)
            .map(kind -> cases(kind) + " " + kind.displayName())
            .collect(Collectors.joining(", "));
    return "%s -> %s: %d cases in common%s"
        .formatted(
            before.name(),
            after.name(),
            compared,
            counts.isEmpty() ? ", all with the same verdicts." : ": " + counts + ".");
  }

  private int cases(ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).mapToInt(c -> c.cases().size()).sum();
  }

  /** {@return the first test cases of a change without their claim, and the number of others} */
  static String cases(Change change) {
    return English.some(
        change.cases().stream().map(of -> of.visit().toString()).toList(), SHOWN_CASES);
  }
}
