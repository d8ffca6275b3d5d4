package org.crosscheck.engine;

import java.util.Optional;

/**
 * A browser engine: its names, what it does differently, where to find it and how to start it.
 * Engines are compared by their ids.
 */
public abstract class Engine implements Comparable<Engine> {
  private final String id;
  private final String displayName;
  private final boolean optional;

  /**
   * An engine.
   *
   * @param id its name on the command line and in records, such as {@code chrome}; lower-case
   *     letters
   * @param displayName its name in sentences, such as {@code Chrome}
   * @param optional whether it is used only if its id is given
   * @throws IllegalArgumentException if the id has other characters or the name is blank
   */
  protected Engine(String id, String displayName, boolean optional) {
    if (!id.matches("[a-z]+") || displayName.isBlank()) {
      throw new IllegalArgumentException("not an engine: '" + id + "', '" + displayName + "'");
    }
    this.id = id;
    this.displayName = displayName;
    this.optional = optional;
  }

  /** {@return its name on the command line and in records, such as {@code chrome}} */
  public final String id() {
    return id;
  }

  /** {@return its name in sentences, such as {@code Chrome}} */
  public final String displayName() {
    return displayName;
  }

  /** {@return whether it is used only if its id is given} */
  public final boolean isOptional() {
    return optional;
  }

  /** {@return what it does differently from others} */
  public abstract EngineTraits traits();

  /** {@return where to find it on a machine, and where to get it} */
  public abstract Provision provision();

  /** {@return how to start it} */
  public abstract Startup startup();

  /** {@return how to have a Selenium Grid start it; empty if that is not possible} */
  public Optional<GridStartup> onGrid() {
    return Optional.empty();
  }

  @Override
  public final int compareTo(Engine other) {
    return id.compareTo(other.id);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Engine engine && id.equals(engine.id);
  }

  @Override
  public final int hashCode() {
    return id.hashCode();
  }

  /** {@return the id} */
  @Override
  public final String toString() {
    return id;
  }
}
