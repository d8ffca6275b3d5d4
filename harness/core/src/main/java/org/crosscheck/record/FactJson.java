package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes facts as JSON. Integers are read as {@link Long}, or as {@link
 * java.math.BigInteger} if they do not fit, and all other numbers as {@link Double}. A number that
 * JSON cannot represent, such as NaN, is written as a string.
 */
final class FactJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FactJson() {}

  static ObjectNode write(Fact fact) {
    ObjectNode json = NODES.objectNode();
    json.put("name", fact.name())
        .put("from", fact.from().name())
        .put("document", fact.document())
        .put("at", fact.at());
    json.set("value", node(fact.value()));
    return json;
  }

  static Fact read(JsonNode json) {
    String from = Json.text(json, "from");
    JsonNode at = json.path("at");
    JsonNode document = json.path("document");
    if (!at.isNumber() || !document.isInt() || !json.has("value") || json.size() != 5) {
      throw new IllegalArgumentException(
          "expected a fact with name, from, document, at and value, found " + json);
    }
    Reporter reporter =
        Arrays.stream(Reporter.values())
            .filter(r -> r.name().equals(from))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("'" + from + "' is not a reporter"));
    return new Fact(
        Json.text(json, "name"),
        reporter,
        document.intValue(),
        at.doubleValue(),
        value(json.get("value")));
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Boolean yes) {
      return NODES.booleanNode(yes);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    ObjectNode object = NODES.objectNode();
    ((Map<?, ?>) value).forEach((key, item) -> object.set(String.valueOf(key), node(item)));
    return object;
  }

  private static JsonNode number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value)
          ? NODES.numberNode(value)
          : NODES.textNode(String.valueOf(value));
    }
    if (number instanceof java.math.BigInteger big) {
      return NODES.numberNode(big);
    }
    if (number instanceof java.math.BigDecimal exact) {
      return NODES.numberNode(exact);
    }
    return NODES.numberNode(number.longValue());
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> numberOf(node);
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        node.forEach(item -> list.add(value(item)));
        yield list;
      }
      case OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), value(e.getValue())));
        yield map;
      }
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Number numberOf(JsonNode node) {
    if (!node.isIntegralNumber()) {
      return node.doubleValue();
    }
    return node.canConvertToLong() ? (Number) node.longValue() : node.bigIntegerValue();
  }
}
