package org.crosscheck.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.yaml.YamlMap;

/**
 * Circumstances in which something is asked.
 *
 * @param allowed the allowed values by circumstance name; empty asks everywhere
 */
public record Where(Map<String, List<String>> allowed) {
  /** Everywhere. */
  public static final Where EVERYWHERE = new Where(Map.of());

  /** Copies. */
  public Where {
    allowed = java.util.Collections.unmodifiableMap(new TreeMap<>(allowed));
  }

  /** {@return whether it is asked in the given circumstances} */
  public boolean includes(Circumstances here) {
    return allowed.entrySet().stream()
        .allMatch(
            entry -> entry.getValue().contains(here.values().getOrDefault(entry.getKey(), "")));
  }

  /** {@return whether it is asked in all circumstances} */
  public boolean everywhere() {
    return allowed.isEmpty();
  }

  /** {@return the entry {@code where} of a claim or an expectation} */
  static Where from(YamlMap map) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    map.map("where")
        .ifPresent(
            where -> {
              where.only(Circumstances.NAMES.toArray(String[]::new));
              where.names().forEach(name -> allowed.put(name, where.texts(name)));
            });
    return new Where(allowed);
  }

  /** {@return the circumstances in words, such as {@code isolated is true, worker is mpy or py}} */
  @Override
  public String toString() {
    return allowed.entrySet().stream()
        .map(entry -> entry.getKey() + " is " + String.join(" or ", entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
