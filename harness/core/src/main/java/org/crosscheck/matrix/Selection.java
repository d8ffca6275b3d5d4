package org.crosscheck.matrix;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.release.Interpreter;
import org.crosscheck.verdict.VisitKey;

/**
 * Which part of the matrix to visit. An empty set means all.
 *
 * <p>A default run uses MicroPython everywhere, and Pyodide in the first variant of each page, with
 * Pyodide on both threads. A thorough run uses Pyodide in every variant and combination.
 *
 * @param browsers the browsers
 * @param hostings names of hostings
 * @param claims ids of claims; fixtures that answer none of them are not visited
 * @param fixtures names of fixtures, or of pages of theirs, such as {@code tag-errors:raises}
 * @param interpreters interpreters; a visit that uses another one is left out
 * @param thorough whether the run is thorough
 * @param visits the visits, of all others that match; those of an earlier run that no longer exist
 *     are left out
 * @param shard which part of these visits
 */
public record Selection(
    Set<Engine> browsers,
    Set<String> hostings,
    Set<String> claims,
    Set<String> fixtures,
    Set<Interpreter> interpreters,
    boolean thorough,
    Set<VisitKey> visits,
    Shard shard) {

  /** Copies the sets. */
  public Selection {
    browsers = Set.copyOf(browsers);
    hostings = Set.copyOf(hostings);
    claims = Set.copyOf(claims);
    fixtures = Set.copyOf(fixtures);
    interpreters = Set.copyOf(interpreters);
    visits = Set.copyOf(visits);
  }

  /** A selection of all visits that match. */
  public Selection(
      Set<Engine> browsers,
      Set<String> hostings,
      Set<String> claims,
      Set<String> fixtures,
      Set<Interpreter> interpreters,
      boolean thorough) {
    this(browsers, hostings, claims, fixtures, interpreters, thorough, Set.of(), Shard.WHOLE);
  }

  /** {@return a selection of single visits, with all claims that they answer} */
  public static Selection of(Set<Engine> browsers, Set<VisitKey> visits) {
    return new Selection(
        browsers, Set.of(), Set.of(), Set.of(), Set.of(), true, visits, Shard.WHOLE);
  }

  /** {@return a selection of everything} */
  public static Selection everything() {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);
  }

  /** {@return everything that a default run visits} */
  public static Selection defaultRun() {
    return new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false);
  }

  /**
   * {@return whether to visit pages that a default run leaves out; also true if hostings are named}
   */
  boolean everywhere() {
    return thorough || !hostings.isEmpty();
  }

  /** {@return whether a visit is among the pages and the single visits, if any are named} */
  boolean includes(Visit visit) {
    String page = visit.key().page();
    return (fixtures.isEmpty()
            || fixtures.contains(visit.fixture().name())
            || fixtures.contains(page))
        && (visits.isEmpty() || visits.contains(visit.key()));
  }

  /** {@return this selection with more hostings} */
  public Selection with(Set<String> more) {
    Set<String> all =
        Stream.concat(hostings.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    return new Selection(browsers, all, claims, fixtures, interpreters, thorough, visits, shard);
  }

  /** {@return a part of this selection} */
  public Selection with(Shard part) {
    return new Selection(
        browsers, hostings, claims, fixtures, interpreters, thorough, visits, part);
  }

  /** {@return those of its visits, also of a thorough run, that have one of these keys} */
  public Selection only(Set<VisitKey> keys) {
    return new Selection(browsers, hostings, claims, fixtures, interpreters, true, keys, shard);
  }

  /** {@return whether it is not narrowed} */
  public boolean isWhole() {
    return equals(everything()) || equals(defaultRun());
  }

  /** {@return the selection in words, such as {@code browser firefox, hosting bare, thoroughly}} */
  public String explain() {
    // A named claim, fixture or visit implies it.
    boolean implied = !claims.isEmpty() || !fixtures.isEmpty() || !visits.isEmpty();
    String thoroughly = thorough && !implied ? ", thoroughly" : "";
    return (isWhole() ? "everything" : parts()) + thoroughly;
  }

  private String parts() {
    return Stream.of(
            part("browser", browsers.stream().map(Engine::id)),
            part("hosting", hostings.stream()),
            part("claim", claims.stream()),
            part("fixture", fixtures.stream()),
            part("interpreter", interpreters.stream().map(Interpreter::id)),
            part("visit", visits.stream().map(VisitKey::toString)),
            part(
                "shard", Stream.of(shard).filter(s -> !s.equals(Shard.WHOLE)).map(Shard::toString)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String part(String name, Stream<String> names) {
    String joined = names.sorted().collect(Collectors.joining(" or "));
    return joined.isEmpty() ? "" : name + " " + joined;
  }
}
