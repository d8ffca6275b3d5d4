package org.crosscheck.engine;

/**
 * A browser engine: what it is called, what it does differently, where it is found and how it is
 * started. Two engines are equal if their ids are; their order is that of their ids.
 */
public abstract class Engine implements Comparable<Engine> {
  private final String id;
  private final String displayName;
  private final boolean optional;

  /**
   * An engine.
   *
   * @param id the word for it on the command line and in records, such as {@code chrome}:
   *     lower-case letters
   * @param displayName its name in sentences, such as {@code Chrome}
   * @param optional whether it takes part only where it is asked for by its id
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

  /** {@return the word for it on the command line and in records, such as {@code chrome}} */
  public final String id() {
    return id;
  }

  /** {@return its name in sentences, such as {@code Chrome}} */
  public final String displayName() {
    return displayName;
  }

  /** {@return whether it takes part only where it is asked for by its id} */
  public final boolean isOptional() {
    return optional;
  }

  /** {@return what its pages get, and how it words errors} */
  public abstract EngineTraits traits();

  /** {@return where it is found on a machine, and where it can be had} */
  public abstract Provision provision();

  /** {@return how it is started} */
  public abstract Startup startup();

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
