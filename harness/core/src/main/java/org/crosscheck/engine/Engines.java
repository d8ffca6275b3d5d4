package org.crosscheck.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.message.Suggestions;

/** The engines that Crosscheck knows. */
public final class Engines {
  private static final List<Engine> KNOWN = List.of(new Chrome(), new Firefox(), new WebKit());

  /** Other names of engines, with their ids. */
  private static final Map<String, String> ALIASES = Map.of("chromium", "chrome");

  /** Parts of user agents, in lower case, with the ids of the engines that they name. */
  private static final List<Map.Entry<String, String>> USER_AGENTS =
      List.of(
          Map.entry("firefox/", "firefox"),
          Map.entry("chrome/", "chrome"),
          Map.entry("chromium/", "chrome"),
          Map.entry("applewebkit/", "webkit"));

  private Engines() {}

  /** {@return all engines, including the optional ones, sorted by id} */
  public static List<Engine> known() {
    return KNOWN.stream().sorted().toList();
  }

  /** {@return the engines that are used if none is named, sorted by id} */
  public static List<Engine> defaults() {
    return known().stream().filter(engine -> !engine.isOptional()).toList();
  }

  /**
   * {@return the traits of engines that Crosscheck predicts for but does not start} They have no
   * part in runs, baselines and reports.
   */
  public static List<EngineTraits> onlyPredicted() {
    return List.of(Safari.traits("Safari"));
  }

  /** {@return the ids of all engines, sorted} */
  public static List<String> ids() {
    return known().stream().map(Engine::id).toList();
  }

  /** {@return the engine with an id from a record; empty if this version does not know it} */
  public static Optional<Engine> find(String id) {
    return KNOWN.stream().filter(engine -> engine.id().equals(id)).findFirst();
  }

  /**
   * {@return the engine that the user names} Case is ignored, and {@code chromium} is {@code
   * chrome}.
   *
   * @throws org.crosscheck.message.UserError if there is no such engine, with the nearest id and
   *     all ids
   */
  public static Engine of(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    return find(ALIASES.getOrDefault(lower, lower))
        .orElseThrow(() -> Suggestions.unknown("browser", word, ids()));
  }

  /**
   * {@return the engine that a browser's {@code navigator.userAgent} names; empty if it names none}
   * Every browser on iOS uses WebKit. WebKit's name is also part of Chrome's text, and Gecko's is
   * part of every text, so the order matters.
   */
  public static Optional<Engine> ofUserAgent(String agent) {
    String lower = agent.toLowerCase(java.util.Locale.ROOT);
    return USER_AGENTS.stream()
        .filter(known -> lower.contains(known.getKey()))
        .findFirst()
        .flatMap(known -> find(known.getValue()));
  }
}
