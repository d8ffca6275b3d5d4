package org.crosscheck.claim;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.told.Told;
import org.crosscheck.yaml.YamlMap;

/**
 * What a claim asks where certain circumstances are given. The documentation promises different
 * things with and without isolation, so one claim can have several.
 *
 * @param where in which circumstances it is asked
 * @param because why this is what the claim asks here, for the report; "" if it goes without saying
 * @param conditions what must be so, at least one
 * @param planted a wrong observation that this expectation must refuse, at least one fact
 */
public record Expectation(
    Where where, String because, List<Condition> conditions, Planted planted) {

  /**
   * A wrong observation and the words that the verdict on it must contain: the proof that the
   * expectation can fail, and for the right reason.
   *
   * @param facts the wrong facts by name, as JSON values
   * @param console the lines of the console
   * @param says words that the verdict must contain
   */
  public record Planted(Map<String, Object> facts, List<String> console, String says) {
    /** Copies, and refuses words that every verdict contains. */
    public Planted {
      facts = Map.copyOf(facts);
      console = List.copyOf(console);
      if (says.isBlank()) {
        throw new Told(
            "A planted wrong observation expects no words of the verdict.",
            "Name the words under 'says:'.");
      }
    }
  }

  /** Copies, and refuses an expectation that could not fail. */
  public Expectation {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new Told("An expectation has no conditions.", "Give at least one under 'all:'.");
    }
  }

  /** {@return whether this is what the claim asks in the given circumstances} */
  public boolean applies(Circumstances here) {
    return where.includes(here);
  }

  static Expectation from(YamlMap map) {
    map.only("where", "because", "all", "planted");
    Planted planted =
        map.map("planted")
            .map(
                p ->
                    new Planted(
                        facts(p.only("facts", "console", "says")),
                        p.texts("console"),
                        p.text("says")))
            .orElseThrow(
                () ->
                    new Told(
                        "An expectation has no planted wrong observation.",
                        "Add 'planted:' with 'facts:' and 'says:' to show that it can fail."));
    return new Expectation(
        Where.from(map), map.text("because", ""), map.each("all", Condition::from), planted);
  }

  private static Map<String, Object> facts(YamlMap planted) {
    return planted
        .map("facts")
        .map(f -> f.names().stream().collect(Collectors.toMap(n -> n, n -> orText(f.any(n)))))
        .orElse(Map.of());
  }

  private static Object orText(@org.jspecify.annotations.Nullable Object value) {
    return value == null ? "null" : value;
  }

  /** {@return the conditions in words} */
  @Override
  public String toString() {
    return conditions.stream().map(Condition::toString).collect(Collectors.joining("; "));
  }
}
