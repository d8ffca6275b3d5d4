package org.crosscheck.given;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;

/**
 * The part of the browser tests that {@code mvn verify} leaves to the nightly build, which runs
 * {@code mvn verify -Pnightly} (decision 0050).
 */
public final class Nightly {
  /** The group of the tests that run only at night. */
  public static final String ONLY = "nightly";

  private static final boolean NIGHT = Boolean.getBoolean("tests.nightly");

  private Nightly() {}

  /**
   * {@return the default engines at night, otherwise the first of them: for tests whose result
   * depends on the code of Crosscheck more than on the engine}
   */
  public static Stream<Engine> engines() {
    return Engines.defaults().stream().limit(NIGHT ? Long.MAX_VALUE : 1);
  }

  /**
   * {@return all cases at night, otherwise those that are the first of their kind}
   *
   * @param kinds the kinds of a case; a case is kept if one of them is new
   */
  public static <T, K> List<T> firstOfEach(
      List<T> cases, Function<T, ? extends Collection<K>> kinds) {
    if (NIGHT) {
      return cases;
    }
    Set<K> known = new HashSet<>();
    return cases.stream().filter(one -> known.addAll(kinds.apply(one))).toList();
  }
}
