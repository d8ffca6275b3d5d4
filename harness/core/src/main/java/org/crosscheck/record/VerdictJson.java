package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.Verdict;

/**
 * Reads and writes verdicts as JSON: the kind, the message, and the parts of the message that a
 * tool may need separately. Every kind has a message, so that a tool need not know all kinds.
 */
final class VerdictJson {
  private VerdictJson() {}

  static ObjectNode write(Verdict verdict) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("kind", verdict.kind().id())
            .put("message", verdict.because());
    return switch (verdict.kind()) {
      case ANSWER -> json.put("value", ((Verdict.Answer) verdict).value());
      case BLOCKED -> json.put("blockedBy", ((Verdict.Blocked) verdict).by().text());
      case NOT_APPLICABLE ->
          json.put("reason", ((Verdict.NotApplicable) verdict).why())
              .put("hint", ((Verdict.NotApplicable) verdict).how());
      case INCONCLUSIVE ->
          json.put(
              "cause", ((Verdict.Inconclusive) verdict).cause().name().toLowerCase(Locale.ROOT));
      case ERROR, BROKEN, MISSED, HOLDS -> json;
      case FLAKY ->
          throw new IllegalArgumentException("each try has a verdict of its own; none is FLAKY");
    };
  }

  static Verdict read(JsonNode json) {
    String message = Json.text(json, "message");
    Verdict verdict =
        switch (Verdict.Kind.valueOf(Json.text(json, "kind"))) {
          case ERROR -> new Verdict.HarnessError(message);
          case BROKEN -> new Verdict.Broken(message);
          case MISSED -> new Verdict.Missed(message);
          case INCONCLUSIVE ->
              new Verdict.Inconclusive(
                  Verdict.Inconclusive.Cause.valueOf(
                      Json.text(json, "cause").toUpperCase(Locale.ROOT)),
                  message);
          case BLOCKED -> new Verdict.Blocked(new ClaimId(Json.text(json, "blockedBy")), message);
          case ANSWER -> new Verdict.Answer(Json.text(json, "value"));
          case NOT_APPLICABLE ->
              new Verdict.NotApplicable(Json.text(json, "reason"), Json.text(json, "hint"));
          case HOLDS -> new Verdict.Holds(message);
          case FLAKY ->
              throw new IllegalArgumentException(
                  "each try has a verdict of its own; found " + json);
        };
    if (!write(verdict).equals(json)) {
      throw new IllegalArgumentException(
          "expected the verdict " + write(verdict) + ", found " + json);
    }
    return verdict;
  }
}
