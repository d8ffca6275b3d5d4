package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Upgrades lines of records of formats 1 to 3 to the current format. Missing and unknown fields are
 * left as they are, so that the reader rejects them as it does in a current line.
 *
 * <p>Format 1 lacks the versions that a release names as its defaults; otherwise it equals format
 * 2. Format 3 has the current words. Up to format 3, a visit has the observations of all tries and
 * the results of the last one, a browser has no slowdown, and no load was measured.
 */
final class OldFormats {
  /** The oldest format that can be read. */
  static final int OLDEST = 1;

  /** The first format with the current ids of verdicts, outcomes and fields. */
  private static final int NEW_WORDS = 3;

  private static final Map<String, String> VERDICTS =
      Map.of(
          "SAYS", "ANSWER",
          "NOT_REACHED", "INCONCLUSIVE",
          "NOT_ASKED", "NOT_APPLICABLE",
          "OUR_FAULT", "ERROR");

  private static final Map<String, String> OUTCOMES =
      Map.of(
          "ANSWERED", "DONE",
          "NEVER_ANSWERED", "TIMED_OUT",
          "NOT_ASKED", "NOT_VISITED",
          "HARNESS_FAILED", "INTERNAL_ERROR");

  /** The fields of a run that {@link RunEnvironment} holds today. */
  private static final List<String> ENVIRONMENT =
      List.of("harnessVersion", "git", "java", "os", "cores");

  /** The fields of a run that {@link RunScope} holds today. */
  private static final List<String> SCOPE = List.of("release", "hostings", "selection", "whole");

  /** The field that a run of all selected visits does not have, in any format. */
  private static final String SHARD = "shard";

  private OldFormats() {}

  /** {@return the same line, changed in place to the current format} */
  static ObjectNode upgraded(ObjectNode line, int format) {
    if (format < RunInfo.FORMAT) {
      upgrade(line, format);
    }
    if (line.path("scope") instanceof ObjectNode scope && !scope.has(SHARD)) {
      scope.put(SHARD, "");
    }
    return line;
  }

  private static void upgrade(ObjectNode line, int format) {
    if (format < NEW_WORDS) {
      switch (Line.kind(line)) {
        case Line.RUN -> run(line);
        case Line.BROWSER -> rename(line, "word", "engine");
        case Line.VISIT -> visit(line);
        default -> {
          // The end of a run has not changed; the reader rejects anything else.
        }
      }
    }
    if (Line.kind(line).equals(Line.RUN)) {
      line.put("format", RunInfo.FORMAT);
    }
    if (Line.kind(line).equals(Line.VISIT)) {
      tries(line);
    }
    if (Line.kind(line).equals(Line.BROWSER)) {
      line.put("slowdown", 1.0);
    }
  }

  /** Moves the results into the last try. */
  private static void tries(ObjectNode visit) {
    if (visit.path("tries") instanceof ArrayNode observations
        && visit.path("results") instanceof ArrayNode results) {
      JsonNode judged = observations.path(observations.size() - 1);
      String cause = judged.path("outcome").asText().equals("BROWSER_DIED") ? "browser" : "page";
      for (JsonNode result : results) {
        if (result.path("verdict") instanceof ObjectNode verdict
            && verdict.path("kind").asText().equals("INCONCLUSIVE")) {
          verdict.put("cause", cause);
        }
      }
      ArrayNode tries = Json.MAPPER.createArrayNode();
      observations.forEach(
          seen -> {
            if (seen instanceof ObjectNode observation && observation.has("timings")) {
              ObjectNode measured = Json.MAPPER.createObjectNode();
              measured.set("timings", observation.remove("timings"));
              measured.putObject("load");
              observation.set("measured", measured);
            }
          });
      observations.forEach(
          seen -> tries.addObject().<ObjectNode>set("observation", seen).putArray("results"));
      if (tries.path(tries.size() - 1) instanceof ObjectNode last) {
        last.set("results", results);
      }
      visit.set("tries", tries);
      visit.remove("results");
    }
  }

  private static void run(ObjectNode run) {
    if (run.path("release") instanceof ObjectNode release && !release.has("named")) {
      release.putObject("named");
    }
    for (JsonNode hosting : run.path("hostings")) {
      rename(hosting, "explained", "description");
    }
    nest(run, "environment", ENVIRONMENT);
    nest(run, "scope", SCOPE);
  }

  private static void visit(ObjectNode visit) {
    rename(visit, "browser", "engine");
    rename(visit, "judged", "results");
    for (JsonNode seen : visit.path("tries")) {
      if (seen instanceof ObjectNode observation) {
        String outcome = observation.path("outcome").asText();
        observation.put("outcome", OUTCOMES.getOrDefault(outcome, outcome));
      }
    }
    for (JsonNode result : visit.path("results")) {
      JsonNode of = result.path("of");
      if (result instanceof ObjectNode object && of.has("claim") && same(of, visit)) {
        object.set("claim", of.get("claim"));
        object.remove("of");
      }
      verdict(result.path("verdict"));
    }
  }

  private static boolean same(JsonNode of, ObjectNode visit) {
    return of.path("page").equals(visit.path("page"))
        && of.path("hosting").equals(visit.path("hosting"))
        && of.path("browser").equals(visit.path("engine"))
        && of.path("interpreters").equals(visit.path("interpreters"));
  }

  private static void verdict(JsonNode verdict) {
    if (verdict instanceof ObjectNode object) {
      String kind = object.path("kind").asText();
      object.put("kind", VERDICTS.getOrDefault(kind, kind));
      rename(object, "because", "message");
      rename(object, "by", "blockedBy");
      rename(object, "why", "reason");
      rename(object, "how", "hint");
    }
  }

  private static void nest(ObjectNode json, String into, List<String> fields) {
    ObjectNode nested = Json.MAPPER.createObjectNode();
    for (String field : fields) {
      if (json.has(field)) {
        nested.set(field, json.remove(field));
      }
    }
    json.set(into, nested);
  }

  private static void rename(JsonNode json, String from, String to) {
    if (json instanceof ObjectNode object && object.has(from)) {
      object.set(to, object.remove(from));
    }
  }
}
