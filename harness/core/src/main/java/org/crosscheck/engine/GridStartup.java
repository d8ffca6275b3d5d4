package org.crosscheck.engine;

import java.util.List;
import java.util.Map;

/**
 * How to have a Selenium Grid start an engine.
 *
 * @param browserName the name by which nodes offer it, such as {@code chrome}
 * @param options the capability that takes its arguments as {@code args} and its preferences as
 *     {@code prefs}
 * @param arguments the arguments of each start; among them what makes it use a proxy for loopback
 *     names too
 * @param preferences its preferences by name; empty if it takes none
 */
public record GridStartup(
    String browserName, String options, List<String> arguments, Map<String, Object> preferences) {
  /** Copies the collections. */
  public GridStartup {
    arguments = List.copyOf(arguments);
    preferences = Map.copyOf(preferences);
  }
}
