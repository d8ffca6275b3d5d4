package org.crosscheck.format;

import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.isolation.Prediction;

/** Predictions from header lines for each browser, with reasons, for the terminal. */
public final class PredictionText implements TextFormat<Map<Engine, Prediction>> {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "text for the terminal";
  }

  @Override
  public String write(Map<Engine, Prediction> predictions) {
    return predictions.entrySet().stream()
        .map(e -> e.getKey().id() + ": " + answer(e.getValue()) + "\n" + reasons(e.getValue()))
        .collect(Collectors.joining());
  }

  private static String answer(Prediction prediction) {
    return prediction.crossOriginIsolated() ? "isolated" : "not isolated";
  }

  private static String reasons(Prediction prediction) {
    return prediction.reasons().stream().map(r -> "  " + r + "\n").collect(Collectors.joining());
  }
}
