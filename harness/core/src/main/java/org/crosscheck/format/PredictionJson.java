package org.crosscheck.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.crosscheck.engine.Engine;
import org.crosscheck.isolation.Prediction;

/** Predictions from header lines, as JSON on one line: a field for each browser. */
public final class PredictionJson implements TextFormat<Map<Engine, Prediction>> {
  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON on one line; a single browser without its name";
  }

  /** {@return {@code {ID: {"crossOriginIsolated": ..., "reasons": [...]}, ...}}} */
  public static String byBrowser(Map<Engine, Prediction> predictions) {
    Map<String, Prediction> byId = new LinkedHashMap<>();
    predictions.forEach((browser, prediction) -> byId.put(browser.id(), prediction));
    return Json.line(byId);
  }

  @Override
  public String write(Map<Engine, Prediction> predictions) {
    return predictions.size() == 1
        ? Json.line(predictions.values().iterator().next())
        : byBrowser(predictions);
  }
}
