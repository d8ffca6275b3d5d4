package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.crosscheck.analysis.TimeProfile;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.bench.Growth;
import org.crosscheck.bench.Machine;
import org.crosscheck.bench.Sample;
import org.crosscheck.bench.SideBySide;
import org.crosscheck.bench.Spread;

/** What a benchmark measured, as JSON with every sample. */
public final class BenchJson implements TextFormat<BenchResult> {
  private static final int FORMAT = 1;

  /** Three digits after the point are more than any measurement has. */
  private static final double DIGITS = 1000;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON with every sample";
  }

  @Override
  public String write(BenchResult result) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("command", result.command());
    json.put("when", result.when().toString());
    put(json.putObject("machine"), result.machine());
    json.put("programs", result.programs());
    ArrayNode pairs = json.putArray("visits");
    result.pairs().forEach(pair -> put(pairs.addObject(), pair));
    result.growth().ifPresent(growth -> put(json.putObject("growth"), growth));
    ArrayNode answers = json.putArray("answers");
    result
        .answers()
        .forEach(
            a -> {
              ObjectNode one = answers.addObject();
              one.put("command", a.what());
              put(one, "seconds", a.seconds());
            });
    result.profile().ifPresent(profile -> put(json.putObject("profile"), profile));
    return Json.lines(json);
  }

  private static void put(ObjectNode json, Machine machine) {
    json.put("system", machine.system());
    json.put("processor", machine.processor());
    json.put("cores", machine.cores());
    put(json, "load", machine.load());
    put(json, "pressure", machine.pressure());
    json.put("busy", machine.busy());
  }

  private static void put(ObjectNode json, SideBySide pair) {
    json.put("pages", pair.kind().id());
    put(json, "ratio", pair.ratio());
    put(json, "ours-per-minute", SideBySide.visitsPerMinute(pair.ours()));
    put(json, "playwright-per-minute", SideBySide.visitsPerMinute(pair.theirs()));
    put(json, "own-percent", SideBySide.of(pair.ours(), Sample::ownShare));
    put(json, "harness-megabytes", SideBySide.of(pair.ours(), Sample::programMegabytes));
    put(json, "browsers-megabytes", SideBySide.of(pair.ours(), Sample::browserMegabytes));
    put(json, "playwright-megabytes", SideBySide.of(pair.theirs(), Sample::browserMegabytes));
    putSamples(json.putArray("ours"), pair.ours());
    putSamples(json.putArray("playwright"), pair.theirs());
  }

  private static void putSamples(ArrayNode json, List<Sample> samples) {
    for (Sample sample : samples) {
      json.addObject()
          .put("visits", sample.visits())
          .put("failed", sample.failed())
          .put("seconds", rounded(sample.seconds()));
    }
  }

  private static void put(ObjectNode json, Growth growth) {
    json.put("failed", growth.failed());
    json.put("ratio", rounded(growth.ratio()));
    json.put("unevenness", rounded(growth.unevenness()));
    put(json, "harness-megabytes", growth.memory().harness());
    put(json, "browsers-megabytes", growth.memory().others());
    ArrayNode windows = json.putArray("windows");
    growth
        .windows()
        .forEach(
            w ->
                windows
                    .addObject()
                    .put("from", w.from())
                    .put("to", w.to())
                    .put("milliseconds", rounded(w.milliseconds())));
  }

  private static void put(ObjectNode json, TimeProfile profile) {
    put(json.putObject("all"), profile.all());
    put(json.putArray("engines"), profile.engines());
    put(json.putArray("interpreters"), profile.interpreters());
    put(json.putArray("fixtures"), profile.fixtures());
  }

  private static void put(ArrayNode json, List<TimeProfile.Part> parts) {
    for (TimeProfile.Part part : parts) {
      ObjectNode one = json.addObject();
      one.put("name", part.name());
      put(one, part);
    }
  }

  private static void put(ObjectNode json, TimeProfile.Part part) {
    json.put("visits", part.visits());
    json.put("tries", part.tries());
    json.put("claims", part.claims());
    json.put("verdicts", part.verdicts());
    json.putObject("milliseconds")
        .put("page", rounded(part.time().page()))
        .put("queue", rounded(part.time().queue()))
        .put("context", rounded(part.time().context()))
        .put("navigation", rounded(part.time().navigation()))
        .put("teardown", rounded(part.time().teardown()));
  }

  private static void put(ObjectNode json, String name, Optional<Spread> spread) {
    spread.ifPresent(s -> put(json, name, s));
  }

  private static void put(ObjectNode json, String name, Spread spread) {
    json.putObject(name)
        .put("median", rounded(spread.median()))
        .put("min", rounded(spread.min()))
        .put("max", rounded(spread.max()));
  }

  private static void put(ObjectNode json, String name, OptionalDouble number) {
    number.ifPresent(n -> json.put(name, rounded(n)));
  }

  private static double rounded(double number) {
    return Math.round(number * DIGITS) / DIGITS;
  }
}
