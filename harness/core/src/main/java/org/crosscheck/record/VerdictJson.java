package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.Verdict;

/**
 * A verdict as JSON: its kind, why, and the parts that a tool may want to have apart. Every kind
 * says why, so that a tool need not know them all.
 */
final class VerdictJson {
  private VerdictJson() {}

  static ObjectNode write(Verdict verdict) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("kind", verdict.kind().name())
            .put("because", verdict.because());
    return switch (verdict.kind()) {
      case SAYS -> json.put("value", ((Verdict.Says) verdict).value());
      case BLOCKED -> json.put("by", ((Verdict.Blocked) verdict).by().text());
      case NOT_ASKED ->
          json.put("why", ((Verdict.NotAsked) verdict).why())
              .put("how", ((Verdict.NotAsked) verdict).how());
      case OUR_FAULT, BROKEN, MISSED, NOT_REACHED, HOLDS -> json;
    };
  }

  static Verdict read(JsonNode json) {
    String because = Json.text(json, "because");
    Verdict verdict =
        switch (Verdict.Kind.valueOf(Json.text(json, "kind"))) {
          case OUR_FAULT -> new Verdict.OurFault(because);
          case BROKEN -> new Verdict.Broken(because);
          case MISSED -> new Verdict.Missed(because);
          case NOT_REACHED -> new Verdict.NotReached(because);
          case BLOCKED -> new Verdict.Blocked(new ClaimId(Json.text(json, "by")));
          case SAYS -> new Verdict.Says(Json.text(json, "value"));
          case NOT_ASKED -> new Verdict.NotAsked(Json.text(json, "why"), Json.text(json, "how"));
          case HOLDS -> new Verdict.Holds(because);
        };
    if (!write(verdict).equals(json)) {
      throw new IllegalArgumentException("a verdict is " + write(verdict) + ", not " + json);
    }
    return verdict;
  }
}
