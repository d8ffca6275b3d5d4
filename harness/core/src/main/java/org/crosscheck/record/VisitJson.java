package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.observation.Observation;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;

/**
 * Reads and writes visits as JSON. The parts of the key are fields of the visit itself, and a
 * result names only its claim, since the visit contains it.
 */
final class VisitJson {
  private static final int FIELDS = 8;
  private static final int TRY_FIELDS = 2;
  private static final int RESULT_FIELDS = 4;

  private VisitJson() {}

  static ObjectNode write(VisitRecord visit) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("page", visit.page())
            .put("fixture", visit.fixture())
            .put("hosting", visit.hosting())
            .put("engine", visit.engine())
            .put("interpreters", visit.interpreters())
            .put("release", visit.release());
    json.set("predicted", Json.MAPPER.valueToTree(visit.predicted()));
    ArrayNode tries = json.putArray("tries");
    visit.tries().forEach(one -> write(one, tries.addObject()));
    return json;
  }

  private static void write(Try one, ObjectNode json) {
    json.set("observation", Json.MAPPER.valueToTree(one.observation()));
    ArrayNode results = json.putArray("results");
    for (TestResult result : one.results()) {
      ObjectNode entry = results.addObject();
      entry
          .put("claim", result.of().claim().text())
          .put("expected", result.expected())
          .put("expectedBecause", result.expectedBecause());
      entry.set("verdict", VerdictJson.write(result.verdict()));
    }
  }

  static VisitRecord read(JsonNode json) {
    if (json.size() != FIELDS || !json.path("tries").isArray()) {
      throw new IllegalArgumentException(
          "unknown or missing fields in a visit; found " + names(json));
    }
    VisitKey key = key(json);
    List<Try> tries = new ArrayList<>();
    json.get("tries").forEach(one -> tries.add(read(key, one)));
    return new VisitRecord(
        key,
        Json.text(json, "fixture"),
        Json.text(json, "release"),
        value(json.path("predicted"), Prediction.class),
        tries);
  }

  private static Try read(VisitKey key, JsonNode json) {
    if (json.size() != TRY_FIELDS) {
      throw new IllegalArgumentException(
          "unknown or missing fields in a try; found " + names(json));
    }
    return new Try(value(json.path("observation"), Observation.class), resultsOfTry(key, json));
  }

  /** {@return the results of each try of a visit; its other fields need not be there} */
  static List<List<TestResult>> results(VisitKey key, JsonNode json) {
    List<List<TestResult>> tries = new ArrayList<>();
    json.path("tries").forEach(one -> tries.add(resultsOfTry(key, one)));
    if (tries.isEmpty()) {
      throw new IllegalArgumentException("a visit without a try; found " + names(json));
    }
    return tries;
  }

  private static List<TestResult> resultsOfTry(VisitKey key, JsonNode json) {
    if (!json.path("results").isArray()) {
      throw new IllegalArgumentException(
          "unknown or missing fields in a try; found " + names(json));
    }
    List<TestResult> results = new ArrayList<>();
    json.get("results").forEach(result -> results.add(result(key, result)));
    return results;
  }

  /** {@return the key of a visit} */
  static VisitKey key(JsonNode json) {
    return new VisitKey(
        Json.text(json, "page"),
        Json.text(json, "hosting"),
        Json.text(json, "engine"),
        Json.text(json, "interpreters"));
  }

  private static TestResult result(VisitKey key, JsonNode json) {
    if (json.size() != RESULT_FIELDS) {
      throw new IllegalArgumentException(
          "unknown or missing fields in a result; found " + names(json));
    }
    return new TestResult(
        new TestCaseId(new ClaimId(Json.text(json, "claim")), key),
        Json.text(json, "expected"),
        Json.text(json, "expectedBecause"),
        value(json.path("verdict"), Verdict.class));
  }

  private static <T> T value(JsonNode json, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
