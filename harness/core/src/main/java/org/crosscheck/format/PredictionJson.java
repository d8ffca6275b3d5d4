package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.crosscheck.isolation.Explanation;

/** Predictions from header lines, as JSON on one line: a field for each browser. */
public final class PredictionJson implements TextFormat<List<Explanation>> {
  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON on one line; a single browser without its name";
  }

  /**
   * {@return {@code {ID: {"crossOriginIsolated": ..., "reasons": [...], "tried": ...,
   * "consequence": ..., "denials": [...], "remedy": ..., "spellings": [...]}, ...}}; without {@code
   * "remedy"} if there is none}
   */
  public static String byBrowser(List<Explanation> explanations) {
    ObjectNode byId = Json.object();
    explanations.forEach(e -> byId.set(e.browser(), json(e)));
    return Json.line(byId);
  }

  @Override
  public String write(List<Explanation> explanations) {
    return explanations.size() == 1
        ? Json.line(json(explanations.get(0)))
        : byBrowser(explanations);
  }

  private static ObjectNode json(Explanation explanation) {
    ObjectNode json = Json.object();
    json.put("crossOriginIsolated", explanation.prediction().crossOriginIsolated());
    json.set("reasons", Json.MAPPER.valueToTree(explanation.prediction().reasons()));
    json.put("tried", explanation.tried());
    json.put("consequence", explanation.consequence());
    json.set("denials", Json.MAPPER.valueToTree(explanation.denials()));
    explanation.remedy().ifPresent(remedy -> json.put("remedy", remedy));
    json.set("spellings", Json.MAPPER.valueToTree(explanation.spellings()));
    return json;
  }
}
