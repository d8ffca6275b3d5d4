package org.crosscheck.doctor.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;

/**
 * Reads the facts that the page probe reports. The page is untrusted, so each part may be missing
 * or have any type.
 */
final class PageFacts {
  private static final String PAGE = "doctor.page";
  private static final String PROBE = "doctor.probe";

  private final Observation observation;

  PageFacts(Observation observation) {
    this.observation = observation;
  }

  boolean reported() {
    return fact(PAGE).isPresent();
  }

  boolean settled() {
    return observation.fact("doctor.settled").isPresent();
  }

  boolean reloadedLate() {
    return observation.fact("doctor.late").filter(f -> Boolean.TRUE.equals(f.value())).isPresent();
  }

  /** {@return a flag of the page; false if it was not reported} */
  boolean flag(String name) {
    return flag(map(PAGE), name);
  }

  /** {@return a text of the page; "" if it was not reported} */
  String text(String name) {
    return text(map(PAGE), name);
  }

  /** {@return the URL of the worker that the probe started; "" if there is none} */
  String probeUrl() {
    return text(map(PROBE), "url");
  }

  Optional<WorkerTrial> workerTrial() {
    Map<?, ?> probe = map(PROBE);
    return probe.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WorkerTrial(flag(probe, "begins"), flag(probe, "waits"), text(probe, "why")));
  }

  List<Element> elements() {
    return list("doctor.elements").map(PageFacts::element).toList();
  }

  List<HeaderField> metas() {
    return list("doctor.metas")
        .flatMap(map -> PageObservation.field(text(map, "name"), text(map, "content")).stream())
        .toList();
  }

  List<Violation> violations() {
    return list("doctor.violations")
        .map(map -> new Violation(text(map, "directive"), text(map, "blocked")))
        .toList();
  }

  List<Registration> registrations() {
    return list("doctor.workers")
        .map(map -> new Registration(text(map, "url"), text(map, "scope"), text(map, "error")))
        .toList();
  }

  Set<String> failedUrls() {
    return items("doctor.failed")
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<Frame> frames() {
    return maps(observation.facts().stream().filter(f -> f.name().equals("doctor.frame")))
        .map(
            map ->
                new Frame(
                    text(map, "url"),
                    map.get("python") instanceof Number n && n.intValue() > 0,
                    flag(map, "isolated")))
        .toList();
  }

  /** {@return the dialogs that the page opened, such as {@code alert: hello}} */
  List<String> dialogs() {
    return observation.facts().stream()
        .filter(f -> f.name().equals("browser.dialog"))
        .<Map<?, ?>>map(f -> f.value() instanceof Map<?, ?> map ? map : Map.of())
        .map(dialog -> text(dialog, "type") + ": " + text(dialog, "text"))
        .toList();
  }

  private static Stream<Map<?, ?>> maps(Stream<Fact> facts) {
    return facts
        .map(Fact::value)
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(value -> (Map<?, ?>) value);
  }

  private Map<?, ?> map(String fact) {
    return maps(fact(fact).stream()).findFirst().orElse(Map.of());
  }

  /**
   * {@return the last fact of this name} A page that reloads itself again and again is stopped in
   * the middle of a document, so an earlier document may have reported what the last one did not.
   */
  private Optional<Fact> fact(String name) {
    return observation.outcome() == Outcome.RELOAD_LOOP
        ? observation.facts().stream().filter(f -> f.name().equals(name)).reduce((f, g) -> g)
        : observation.fact(name);
  }

  private Stream<?> items(String fact) {
    return fact(fact).map(Fact::value).stream()
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of());
  }

  private Stream<Map<?, ?>> list(String fact) {
    return items(fact).filter(Map.class::isInstance).<Map<?, ?>>map(item -> (Map<?, ?>) item);
  }

  private static boolean flag(Map<?, ?> map, String name) {
    return Boolean.TRUE.equals(map.get(name));
  }

  private static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  private static Element element(Map<?, ?> map) {
    Map<String, String> attributes = new TreeMap<>();
    if (map.get("attributes") instanceof Map<?, ?> all) {
      all.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
    }
    return new Element(
        text(map, "tag"), text(map, "url"), attributes, flag(map, "head"), text(map, "text"));
  }
}
