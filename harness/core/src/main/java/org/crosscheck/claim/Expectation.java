package org.crosscheck.claim;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;

/**
 * What a claim expects in certain contexts. The documentation promises different things with and
 * without isolation, so one claim can have several.
 *
 * @param where the contexts in which it is expected
 * @param because why the claim expects this there, for the report; "" if it is obvious
 * @param conditions what must be true, at least one
 * @param counterExample a wrong observation that this expectation must reject
 */
public record Expectation(
    Applicability where,
    String because,
    List<Condition> conditions,
    CounterExample counterExample) {
  /**
   * Copies, and rejects an expectation that could not fail.
   *
   * @throws UserError if there are no conditions
   */
  public Expectation {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new UserError("An expectation has no conditions.", "Give at least one under 'all:'.");
    }
  }

  /** {@return an expectation of a claim file} */
  static Expectation from(YamlMap map) {
    map.renamed(Map.of("planted", "counter-example"))
        .only("where", "because", "all", "counter-example");
    CounterExample counterExample =
        map.map("counter-example")
            .map(CounterExample::from)
            .orElseThrow(
                () ->
                    new UserError(
                        "An expectation has no counter-example.",
                        "Add 'counter-example:' with 'facts:' and 'verdict-contains:' to show that"
                            + " it can fail."));
    return new Expectation(
        Applicability.from(map),
        map.text("because", ""),
        map.each("all", Condition::from),
        counterExample);
  }

  /** {@return the conditions in words} */
  @Override
  public String toString() {
    return conditions.stream().map(Condition::toString).collect(Collectors.joining("; "));
  }
}
