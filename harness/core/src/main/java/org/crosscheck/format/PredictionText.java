package org.crosscheck.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.isolation.Explanation;

/**
 * Predictions from header lines for each browser, with reasons, what they mean for PyScript, and
 * what to change, for the terminal. What is the same in several browsers is printed once.
 */
public final class PredictionText implements TextFormat<List<Explanation>> {
  private static final String NOT_TRIED = " (not tried: Crosscheck does not start this browser)";
  private static final String SERVICE_WORKER =
      "Where headers cannot be set, a service worker such as mini-coi.js can add them.\n";

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "text for the terminal";
  }

  @Override
  public String write(List<Explanation> explanations) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < explanations.size(); i++) {
      Explanation explanation = explanations.get(i);
      text.append(explanation.browser()).append(": ").append(answer(explanation)).append('\n');
      List<String> reasons = explanation.prediction().reasons();
      boolean last = i + 1 == explanations.size();
      if (last || !reasons.equals(explanations.get(i + 1).prediction().reasons())) {
        reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
      }
    }
    append(
        text,
        "Note",
        explanations,
        e -> Stream.concat(e.spellings().stream(), e.denials().stream()));
    append(text, "For PyScript", explanations, e -> Stream.of(e.consequence()));
    append(text, "Do", explanations, e -> e.remedy().stream().map(remedy -> remedy + "."));
    if (explanations.stream().anyMatch(e -> e.remedy().filter(PredictionText::sends).isPresent())) {
      text.append(SERVICE_WORKER);
    }
    return text.toString();
  }

  private static String answer(Explanation explanation) {
    return (explanation.prediction().crossOriginIsolated() ? "isolated" : "not isolated")
        + (explanation.tried() ? "" : NOT_TRIED);
  }

  private static boolean sends(String remedy) {
    return remedy.startsWith("send") && !remedy.contains("https");
  }

  /** Appends each text once, with the browsers that it is for unless it is for all. */
  private static void append(
      StringBuilder text,
      String label,
      List<Explanation> explanations,
      Function<Explanation, Stream<String>> texts) {
    Map<String, List<String>> browsers = new LinkedHashMap<>();
    for (Explanation explanation : explanations) {
      texts
          .apply(explanation)
          .forEach(
              each ->
                  browsers.merge(
                      each,
                      List.of(explanation.browser()),
                      (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    }
    browsers.forEach(
        (each, in) -> {
          String where =
              in.size() == explanations.size()
                  ? ""
                  : in.stream().collect(Collectors.joining(", ", " in ", ""));
          text.append(label).append(where).append(": ").append(each).append('\n');
        });
  }
}
