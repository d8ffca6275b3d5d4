package org.crosscheck.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.verdict.VisitKey;

/**
 * How long visits take, from recorded runs: the average of each fixture with each choice of
 * interpreters. They are part of Crosscheck, so that every machine knows the same.
 */
final class Durations {
  /** The name of the resource. */
  static final String FILE = "durations.txt";

  private static final Map<String, Double> SECONDS = read();

  private Durations() {}

  /** {@return seconds by fixture and interpreters, such as {@code worker-tag mpy}} */
  static Map<String, Double> known() {
    return SECONDS;
  }

  /**
   * {@return the seconds that a visit is expected to take} A new fixture is expected to take as
   * long as the others with the same interpreters.
   */
  static double of(VisitKey visit) {
    Double seconds = SECONDS.get(name(visit));
    return seconds != null
        ? seconds
        : SECONDS.entrySet().stream()
            .filter(known -> known.getKey().endsWith(" " + visit.interpreters()))
            .mapToDouble(Map.Entry::getValue)
            .average()
            .orElse(1);
  }

  /** {@return what the visits that are expected to take equally long have in common} */
  static String name(VisitKey visit) {
    return visit.page().replaceFirst(":.*", "") + " " + visit.interpreters();
  }

  private static Map<String, Double> read() {
    try (InputStream in = Durations.class.getResourceAsStream(FILE)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.split(" "))
          .collect(
              Collectors.toMap(
                  line -> line[0] + " " + line[1],
                  line -> Double.valueOf(line[2]),
                  (first, second) -> second,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
