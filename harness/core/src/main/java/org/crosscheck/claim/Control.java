package org.crosscheck.claim;

import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;

/**
 * The control of a measurement of time: what the page measured of the machine alone. If a condition
 * is violated, the machine was too busy, and the measurement proves nothing.
 *
 * @param conditions what must be true, at least one; all with at-most
 * @param counterExample an observation of a busy machine that this control must reject
 */
public record Control(List<Condition> conditions, CounterExample counterExample) {
  /**
   * Copies and checks.
   *
   * @throws UserError if there is no condition, or one has another operator
   */
  public Control {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()
        || conditions.stream().anyMatch(c -> c.operator() != Condition.Operator.AT_MOST)) {
      throw new UserError(
          "A control has no limit.", "Give 'all:' conditions with at-most, at least one.");
    }
  }

  /** {@return the entry {@code control} of a claim file} */
  static Control from(YamlMap map) {
    map.only("all", "counter-example");
    CounterExample counterExample =
        map.map("counter-example")
            .map(CounterExample::from)
            .orElseThrow(
                () ->
                    new UserError(
                        "A control has no counter-example.",
                        "Add 'counter-example:' with the 'facts:' of a busy machine and"
                            + " 'verdict-contains:' to show that it can fail."));
    return new Control(map.each("all", Condition::from), counterExample);
  }

  /** {@return the conditions in words} */
  @Override
  public String toString() {
    return conditions.stream().map(Condition::toString).collect(Collectors.joining("; "));
  }
}
