package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.Set;
import org.crosscheck.observation.Load;

/**
 * Reads and writes a load as JSON. What was not measured has no field; a page that did not answer
 * has the gap {@code "no answer"}.
 */
final class LoadJson {
  private static final String NO_ANSWER = "no answer";
  private static final String DRIFT = "drift";
  private static final String PRESSURE = "pressure";
  private static final String OTHERS = "others";
  private static final String IDLE_GAP = "idleGap";
  private static final Set<String> FIELDS = Set.of(DRIFT, PRESSURE, OTHERS, IDLE_GAP);

  private LoadJson() {}

  static ObjectNode write(Load load) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    load.drift().ifPresent(drift -> json.put(DRIFT, drift));
    load.pressure().ifPresent(pressure -> json.put(PRESSURE, pressure));
    load.others().ifPresent(others -> json.put(OTHERS, others));
    load.idleGap()
        .ifPresent(
            gap -> {
              if (Double.isInfinite(gap)) {
                json.put(IDLE_GAP, NO_ANSWER);
              } else {
                json.put(IDLE_GAP, gap);
              }
            });
    return json;
  }

  static Load read(JsonNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("unknown field '" + name + "' in a load");
              }
            });
    OptionalDouble gap =
        json.path(IDLE_GAP).asText().equals(NO_ANSWER)
            ? OptionalDouble.of(Double.POSITIVE_INFINITY)
            : number(json, IDLE_GAP);
    return new Load(number(json, DRIFT), number(json, PRESSURE), number(json, OTHERS), gap);
  }

  private static OptionalDouble number(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (node.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException("expected a number in '" + field + "', found " + node);
    }
    return OptionalDouble.of(node.doubleValue());
  }
}
