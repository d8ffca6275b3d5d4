package org.crosscheck.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.yaml.YamlMap;

/**
 * The contexts in which something applies.
 *
 * @param allowed the allowed values by name of {@link VisitContext#NAMES}; empty for all contexts
 * @param versions the versions of PyScript in which it applies
 */
public record Applicability(Map<String, List<String>> allowed, VersionRange versions) {
  /** All contexts. */
  public static final Applicability EVERYWHERE = new Applicability(Map.of());

  /** In every version of PyScript. */
  public Applicability(Map<String, List<String>> allowed) {
    this(allowed, VersionRange.ALWAYS);
  }

  /** Copies. */
  public Applicability {
    allowed = Collections.unmodifiableMap(new TreeMap<>(allowed));
  }

  /** {@return whether it applies in the given context} */
  public boolean includes(VisitContext context) {
    return versions.includes(context)
        && allowed.entrySet().stream()
            .allMatch(
                entry ->
                    entry.getValue().contains(context.values().getOrDefault(entry.getKey(), "")));
  }

  /** {@return whether it depends on a name of {@link VisitContext#NAMES}} */
  boolean names(String name) {
    return allowed.containsKey(name);
  }

  /** {@return whether it applies in all contexts} */
  public boolean everywhere() {
    return allowed.isEmpty() && versions.always();
  }

  /** {@return the entry {@code where} of a mapping; everywhere if there is none} */
  public static Applicability from(YamlMap map) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    map.map("where")
        .ifPresent(
            where -> {
              where.only(
                  Stream.concat(VisitContext.NAMES.stream(), Stream.of("since", "until"))
                      .toArray(String[]::new));
              where.names().stream()
                  .filter(VisitContext.NAMES::contains)
                  .forEach(name -> allowed.put(name, where.texts(name)));
            });
    return new Applicability(
        allowed, map.map("where").map(VersionRange::from).orElse(VersionRange.ALWAYS));
  }

  /** {@return the contexts in words, such as {@code isolated is true, worker is mpy or py}} */
  @Override
  public String toString() {
    return Stream.concat(
            allowed.entrySet().stream()
                .map(entry -> entry.getKey() + " is " + String.join(" or ", entry.getValue())),
            Stream.of(versions.toString()).filter(text -> !text.isEmpty()))
        .collect(Collectors.joining(", "));
  }
}
