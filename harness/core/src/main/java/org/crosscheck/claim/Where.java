package org.crosscheck.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.yaml.YamlMap;

/**
 * Circumstances in which something is asked.
 *
 * @param allowed the allowed values by circumstance name; empty asks everywhere
 * @param span the versions of PyScript in which it is asked
 */
public record Where(Map<String, List<String>> allowed, Span span) {
  /** Everywhere. */
  public static final Where EVERYWHERE = new Where(Map.of());

  /** In every version. */
  public Where(Map<String, List<String>> allowed) {
    this(allowed, Span.ALWAYS);
  }

  /** Copies. */
  public Where {
    allowed = java.util.Collections.unmodifiableMap(new TreeMap<>(allowed));
  }

  /** {@return whether it is asked in the given circumstances} */
  public boolean includes(Circumstances here) {
    return span.includes(here)
        && allowed.entrySet().stream()
            .allMatch(
                entry -> entry.getValue().contains(here.values().getOrDefault(entry.getKey(), "")));
  }

  /** {@return whether it is asked in all circumstances} */
  public boolean everywhere() {
    return allowed.isEmpty() && span.always();
  }

  /** {@return the entry {@code where} of a claim or an expectation} */
  static Where from(YamlMap map) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    map.map("where")
        .ifPresent(
            where -> {
              where.only(
                  Stream.concat(Circumstances.NAMES.stream(), Stream.of("since", "until"))
                      .toArray(String[]::new));
              where.names().stream()
                  .filter(Circumstances.NAMES::contains)
                  .forEach(name -> allowed.put(name, where.texts(name)));
            });
    return new Where(allowed, map.map("where").map(Span::from).orElse(Span.ALWAYS));
  }

  /** {@return the circumstances in words, such as {@code isolated is true, worker is mpy or py}} */
  @Override
  public String toString() {
    return Stream.concat(
            allowed.entrySet().stream()
                .map(entry -> entry.getKey() + " is " + String.join(" or ", entry.getValue())),
            Stream.of(span.toString()).filter(text -> !text.isEmpty()))
        .collect(Collectors.joining(", "));
  }
}
