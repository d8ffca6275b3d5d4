package org.crosscheck.claim;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/**
 * A wrong observation and words that the verdict on it must contain. It proves that an expectation
 * can fail, and for the right reason.
 *
 * @param facts the wrong facts by name, as JSON values
 * @param console the lines of the console
 * @param errors the uncaught errors
 * @param verdictContains words that the verdict must contain; not blank
 */
public record CounterExample(
    Map<String, Object> facts, List<String> console, List<String> errors, String verdictContains) {
  /**
   * Copies, and rejects blank words, which every verdict contains.
   *
   * @throws UserError if the words are blank
   */
  public CounterExample {
    facts = Map.copyOf(facts);
    console = List.copyOf(console);
    errors = List.copyOf(errors);
    if (verdictContains.isBlank()) {
      throw new UserError(
          "A counter-example has no 'verdict-contains'.",
          "Name words that its verdict must contain.");
    }
  }

  /** {@return a counter-example of a claim file} */
  static CounterExample from(YamlMap map) {
    map.renamed(Map.of("says", "verdict-contains"))
        .only("facts", "console", "errors", "verdict-contains");
    Map<String, Object> facts =
        map.map("facts")
            .map(f -> f.names().stream().collect(Collectors.toMap(n -> n, n -> orText(f.any(n)))))
            .orElse(Map.of());
    return new CounterExample(
        facts, map.texts("console"), map.texts("errors"), map.text("verdict-contains"));
  }

  private static Object orText(@Nullable Object value) {
    return value == null ? "null" : value;
  }
}
