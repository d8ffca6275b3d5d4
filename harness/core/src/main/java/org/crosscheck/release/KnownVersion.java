package org.crosscheck.release;

import java.util.Map;
import java.util.Optional;

/**
 * What is known about an npm version of PyScript.
 *
 * @param core the npm version of {@code @pyscript/core}
 * @param published the day of its publication on npm, such as {@code 2025-03-13}; empty if the
 *     registry does not record it
 * @param polyscript the range of PolyScript versions that it requires, such as {@code ^0.16.21}
 * @param coincident the range of coincident versions that this PolyScript requires, or, if npm does
 *     not have it, those of the versions before and after it, such as {@code ^3.0.2 to ^3.0.4};
 *     empty if there is none
 * @param named the versions of the interpreters that its own files name as its defaults
 * @param instead the version that replaces a named version that npm does not have
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

  /** {@return the npm version of an interpreter that is used; empty if none is named} */
  public Optional<String> used(Interpreter interpreter) {
    return Optional.ofNullable(instead.getOrDefault(interpreter, named.get(interpreter)));
  }
}
