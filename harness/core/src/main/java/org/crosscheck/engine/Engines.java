package org.crosscheck.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.message.Suggestions;

/** The engines that Crosscheck knows. */
public final class Engines {
  private static final List<Engine> KNOWN = List.of(new Chrome(), new Firefox());

  /** What people also call an engine, by the id that it then means. */
  private static final Map<String, String> ALSO = Map.of("chromium", "chrome");

  private Engines() {}

  /** {@return all engines, the optional ones too, in the order of their ids} */
  public static List<Engine> known() {
    return KNOWN.stream().sorted().toList();
  }

  /** {@return the engines that take part where none is asked for, in the order of their ids} */
  public static List<Engine> defaults() {
    return known().stream().filter(engine -> !engine.isOptional()).toList();
  }

  /** {@return the ids of all engines, sorted} */
  public static List<String> ids() {
    return known().stream().map(Engine::id).toList();
  }

  /** {@return the engine of an id as records have it; empty if this edition does not know it} */
  public static Optional<Engine> find(String id) {
    return KNOWN.stream().filter(engine -> engine.id().equals(id)).findFirst();
  }

  /**
   * {@return the engine that a person means} Upper and lower case are the same, and {@code
   * chromium} is {@code chrome}.
   *
   * @throws org.crosscheck.message.UserError if there is none, with the nearest id and all ids
   */
  public static Engine of(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    return find(ALSO.getOrDefault(lower, lower))
        .orElseThrow(() -> Suggestions.unknown("browser", word, ids()));
  }
}
