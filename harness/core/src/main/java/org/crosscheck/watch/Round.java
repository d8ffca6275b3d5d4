package org.crosscheck.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the visits gave that were made after files were saved.
 *
 * @param judged everything that was judged, in the order of output
 * @param summary a sentence that sums it up
 */
public record Round(List<Judged> judged, String summary) {
  /** Before the first round: nothing was judged. */
  public static final Round NONE = new Round(List.of(), "");

  /** Copies the list. */
  public Round {
    judged = List.copyOf(judged);
  }

  /** {@return what has another verdict than in an earlier round, or is judged no more, in words} */
  public List<String> changedSince(Round earlier) {
    if (earlier.judged.isEmpty()) {
      return List.of();
    }
    Map<String, Judged> before = byWhat(earlier);
    Map<String, Judged> now = byWhat(this);
    List<String> changed = new ArrayList<>();
    for (Judged one : judged) {
      Judged was = before.get(one.what());
      if (was == null || !was.verdict().equals(one.verdict())) {
        changed.add(
            "%s %s, is %s"
                .formatted(
                    one.what(), was == null ? "is new" : "was " + was.verdict(), verdict(one)));
      }
    }
    earlier.judged.stream()
        .filter(one -> !now.containsKey(one.what()))
        .map(one -> "%s was %s, is gone".formatted(one.what(), one.verdict()))
        .forEach(changed::add);
    return changed;
  }

  /** {@return what is not as it should be and did not change since an earlier round, in words} */
  public List<String> stillUnexpected(Round earlier) {
    Map<String, Judged> before = byWhat(earlier);
    return judged.stream()
        .filter(one -> !one.expected())
        .filter(
            one ->
                earlier.judged.isEmpty()
                    || Objects.equals(
                        one.verdict(),
                        before.containsKey(one.what()) ? before.get(one.what()).verdict() : ""))
        .map(one -> "%s is %s".formatted(one.what(), verdict(one)))
        .toList();
  }

  private static String verdict(Judged one) {
    return one.verdict() + (one.because().isEmpty() ? "" : ": " + one.because());
  }

  private static Map<String, Judged> byWhat(Round round) {
    return round.judged.stream()
        .collect(Collectors.toMap(Judged::what, Function.identity(), (first, second) -> first));
  }
}
