package org.crosscheck.session;

import org.crosscheck.observation.Load;

/** Measures how busy the machine is that runs the browsers. */
@FunctionalInterface
public interface LoadMeter {
  /** Measures nothing. */
  LoadMeter NONE = () -> () -> Load.UNKNOWN;

  /** The measurement of one visit. */
  @FunctionalInterface
  interface Watch {
    /** {@return how busy the machine was since the start} Called once. */
    Load end();
  }

  /** Starts to measure; several measurements can run at the same time. */
  Watch start();
}
