package org.crosscheck.matrix;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.release.Interpreter;

/**
 * Which part of the matrix to visit; an empty set of anything means all of it.
 *
 * <p>A default run asks MicroPython everywhere, and Pyodide in one form of each page: its first
 * variant, with Pyodide on both threads. A thorough one asks it in every variant and pair.
 *
 * @param browsers the browsers
 * @param hostings names of hostings
 * @param claims ids of claims; fixtures that answer none of them are not visited
 * @param fixtures names of fixtures
 * @param interpreters interpreters, of which a visit must use no other
 * @param thorough whether the run is thorough
 */
public record Selection(
    Set<Engine> browsers,
    Set<String> hostings,
    Set<String> claims,
    Set<String> fixtures,
    Set<Interpreter> interpreters,
    boolean thorough) {

  /** Copies the sets. */
  public Selection {
    browsers = Set.copyOf(browsers);
    hostings = Set.copyOf(hostings);
    claims = Set.copyOf(claims);
    fixtures = Set.copyOf(fixtures);
    interpreters = Set.copyOf(interpreters);
  }

  /** {@return everything that there is to visit} */
  public static Selection everything() {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);
  }

  /** {@return everything that a default run visits} */
  public static Selection defaultRun() {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false);
  }

  /**
   * {@return whether pages are visited that a default run leaves out, also if hostings are named}
   */
  boolean everywhere() {
    return thorough || !hostings.isEmpty();
  }

  /** {@return this selection with more hostings} */
  public Selection with(Set<String> more) {
    Set<String> all =
        Stream.concat(hostings.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    return new Selection(browsers, all, claims, fixtures, interpreters, thorough);
  }

  /** {@return whether nothing is named that would narrow it} */
  public boolean isWhole() {
    return equals(everything()) || equals(defaultRun());
  }

  /** {@return the selection in words, such as {@code browser firefox, hosting bare}} */
  public String explain() {
    if (isWhole()) {
      return thorough ? "everything, thoroughly" : "everything";
    }
    return Stream.of(
            part("browser", browsers.stream().map(Engine::id)),
            part("hosting", hostings.stream()),
            part("claim", claims.stream()),
            part("fixture", fixtures.stream()),
            part("interpreter", interpreters.stream().map(Interpreter::id)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String part(String name, Stream<String> words) {
    String joined = words.sorted().collect(Collectors.joining(" or "));
    return joined.isEmpty() ? "" : name + " " + joined;
  }
}
