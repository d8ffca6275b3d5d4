package org.crosscheck.release;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of an npm version of PyScript.
 *
 * @param core the npm version of {@code @pyscript/core}
 * @param published the day on which npm got it, such as {@code 2025-03-13}; empty if the registry
 *     that was asked does not keep that
 * @param polyscript the versions of PolyScript that it asks for, such as {@code ^0.16.21}
 * @param coincident the versions of coincident that this PolyScript asks for, or, where npm does
 *     not have it, the ones before and after it, such as {@code ^3.0.2 to ^3.0.4}; empty if they
 *     ask for none
 * @param named the versions of the interpreters that its own files name as its defaults
 * @param instead what is used in place of a named version that npm does not have
 */
public record KnownVersion(
    String core,
    Optional<String> published,
    String polyscript,
    Optional<String> coincident,
    Map<Interpreter, String> named,
    Map<Interpreter, String> instead) {
  /** Copies the versions. */
  public KnownVersion {
    named = Map.copyOf(named);
    instead = Map.copyOf(instead);
  }
}
