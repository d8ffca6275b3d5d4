package org.crosscheck.input;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.yaml.YamlMap;

/** Reads steps, which manifests and fixture files write with the same words. */
public final class StepReader {
  private static final String INTO = "into";
  private static final String AFTER = "after";

  private StepReader() {}

  /** {@return a step such as {@code {type: Ada, into: '#name'}}; empty after a problem} */
  public static Optional<Step> step(YamlMap map) {
    return step(map, List.of());
  }

  /** {@return a step that can have {@code after} with the name of a fact; empty after a problem} */
  public static Optional<CuedStep> cuedStep(YamlMap map) {
    return step(map, List.of(AFTER))
        .flatMap(step -> map.make(m -> new CuedStep(m.text(AFTER, ""), step)));
  }

  private static Optional<Step> step(YamlMap map, List<String> also) {
    List<Step.Kind> kinds =
        Stream.of(Step.Kind.values()).filter(kind -> map.has(kind.id())).toList();
    if (kinds.size() != 1) {
      map.report("", "a step has one of 'click', 'type', 'press' and 'wait-for'");
      return Optional.empty();
    }
    Step.Kind kind = kinds.get(0);
    String value = map.text(kind.id());
    boolean element = kind == Step.Kind.CLICK || kind == Step.Kind.WAIT_FOR;
    Stream<String> known =
        Stream.concat(element ? Stream.of(kind.id()) : Stream.of(kind.id(), INTO), also.stream());
    map.only(known.toArray(String[]::new));
    return map.make(
        m -> element ? new Step(kind, "", value) : new Step(kind, value, m.text(INTO, "")));
  }
}
