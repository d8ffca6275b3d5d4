package org.crosscheck.session;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The part of a session that knows whether its browser is alive and can end it. */
public interface Lifetime {
  /** {@return completes when the browser has ended, with the description of how} */
  CompletableFuture<String> end();

  /** {@return whether the browser is alive, checked now} */
  boolean isAlive();

  /** Ends the browser and completes {@link #end()} with the reason. */
  void end(String why);

  /**
   * Stops watching the browser, asks it to quit, and ends the processes that are left.
   *
   * @param quit asks the browser to end itself
   */
  void close(Runnable quit);

  /** {@return the id of the browser's main process; empty if it is not on this machine} */
  OptionalLong pid();
}
