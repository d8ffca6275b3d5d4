package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Turns lines of records of format 1 and 2 into lines of the present format. What they do not say
 * is left as it is, so that the reader refuses it as it refuses a line of today.
 *
 * <p>Format 1 does not say which versions a release names as its defaults; otherwise it is format
 * 2.
 */
final class OldFormats {
  /** The oldest format that can be read. */
  static final int OLDEST = 1;

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

  private OldFormats() {}

  /** {@return the line, which was changed into one of the present format} */
  static ObjectNode upgraded(ObjectNode line, int format) {
    if (format == RunInfo.FORMAT) {
      return line;
    }
    switch (Line.kind(line)) {
      case Line.RUN -> run(line);
      case Line.BROWSER -> rename(line, "word", "engine");
      case Line.VISIT -> visit(line);
      default -> {
        // The end of a run has not changed; anything else is refused by whoever reads it.
      }
    }
    return line;
  }

  private static void run(ObjectNode run) {
    run.put("format", RunInfo.FORMAT);
    if (run.path("release") instanceof ObjectNode release && !release.has("named")) {
      release.putObject("named");
    }
    for (JsonNode hosting : run.path("hostings")) {
      rename(hosting, "explained", "description");
    }
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

  private static void rename(JsonNode json, String from, String to) {
    if (json instanceof ObjectNode object && object.has(from)) {
      object.set(to, object.remove(from));
    }
  }
}
