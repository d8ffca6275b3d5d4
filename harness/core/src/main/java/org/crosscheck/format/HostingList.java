package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.report.Sheet;

/**
 * Some hostings, and what each browser is predicted to make of their pages.
 *
 * @param hostings the hostings, in order
 * @param detailed whether people want to see what each sends, and not only its summary
 */
public record HostingList(List<Hosting> hostings, boolean detailed) implements Result {
  /** Copies the list. */
  public HostingList {
    hostings = List.copyOf(hostings);
  }

  private static String page(Hosting hosting) {
    return hosting.delivery().folder() + "/index.html";
  }

  private static Map<String, Prediction> predictions(Hosting hosting) {
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    URI address = URI.create(hosting.delivery().origin() + page(hosting));
    for (Engine engine : Engines.defaults()) {
      predictions.put(
          engine.id(),
          IsolationModel.predict(hosting.effectiveLines(page(hosting)), address, engine.traits()));
    }
    return predictions;
  }

  private static String explain(Prediction predicted) {
    return "%s (%s)"
        .formatted(
            predicted.crossOriginIsolated() ? "isolated" : "not isolated",
            String.join("; ", predicted.reasons()));
  }

  /** {@return the hostings for the terminal} */
  public String text() {
    return detailed
        ? hostings.stream().map(HostingList::describe).collect(Collectors.joining())
        : TextTable.of(hostings.stream().map(h -> List.of(h.name(), h.summary())).toList()).text();
  }

  private static String describe(Hosting hosting) {
    StringBuilder text =
        new StringBuilder(
            "%s: %s\n  %s\n".formatted(hosting.name(), hosting.summary(), hosting.details()));
    if (!hosting.promise().explain().isEmpty()) {
      text.append("  promises: %s\n".formatted(hosting.promise().explain()));
    }
    predictions(hosting)
        .forEach(
            (browser, predicted) ->
                text.append("  %s: %s\n".formatted(browser, explain(predicted))));
    return text.toString();
  }

  @Override
  public Sheet sheet() {
    if (!detailed) {
      return new Sheet(
          "Hostings",
          List.of(
              Sheet.Part.table(
                  List.of("hosting", "what it is"),
                  hostings.stream().map(h -> List.of(h.name(), h.summary())).toList())));
    }
    List<Sheet.Part> parts = new ArrayList<>();
    for (Hosting hosting : hostings) {
      List<String> lines = new ArrayList<>(List.of(hosting.summary(), hosting.details()));
      if (!hosting.promise().explain().isEmpty()) {
        lines.add("It promises: " + hosting.promise().explain() + ".");
      }
      Map<String, List<String>> browsers = new LinkedHashMap<>();
      predictions(hosting)
          .forEach(
              (browser, predicted) ->
                  browsers
                      .computeIfAbsent(explain(predicted), p -> new ArrayList<>())
                      .add(browser));
      List<List<String>> rows =
          browsers.entrySet().stream()
              .map(same -> List.of(String.join(", ", same.getValue()), same.getKey()))
              .toList();
      parts.add(
          Sheet.Part.table(List.of("browser", "predicted"), rows)
              .titled(hosting.name())
              .saying(lines));
    }
    return new Sheet("Hostings", parts);
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    ArrayNode all = json.putArray("hostings");
    for (Hosting hosting : hostings) {
      ObjectNode one = all.addObject();
      one.put("name", hosting.name());
      one.put("summary", hosting.summary());
      one.put("details", hosting.details());
      one.put("promise", hosting.promise().explain());
      ArrayNode headers = one.putArray("headers");
      for (HeaderField line : hosting.effectiveLines(page(hosting))) {
        headers.addObject().put("name", line.name()).put("value", line.value());
      }
      ObjectNode predicted = one.putObject("predicted");
      predictions(hosting)
          .forEach(
              (browser, prediction) -> {
                ObjectNode in = predicted.putObject(browser);
                in.put("crossOriginIsolated", prediction.crossOriginIsolated());
                ArrayNode reasons = in.putArray("reasons");
                prediction.reasons().forEach(reasons::add);
              });
    }
    return json;
  }
}
