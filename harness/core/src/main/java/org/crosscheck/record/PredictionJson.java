package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crosscheck.engine.Engine;
import org.crosscheck.isolation.Prediction;

/** Predictions as JSON on one line. */
public final class PredictionJson {
  private PredictionJson() {}

  /** {@return {@code {"crossOriginIsolated": ..., "reasons": [...]}}} */
  public static String of(Prediction prediction) {
    return line(prediction);
  }

  /** {@return one field for each browser, with its prediction} */
  public static String of(Map<Engine, Prediction> predictions) {
    Map<String, Prediction> byWord = new LinkedHashMap<>();
    predictions.forEach((browser, prediction) -> byWord.put(browser.id(), prediction));
    return line(byWord);
  }

  private static String line(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a prediction", e);
    }
  }
}
