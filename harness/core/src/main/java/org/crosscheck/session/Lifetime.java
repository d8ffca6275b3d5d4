package org.crosscheck.session;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** How long a browser is there: whether it still is, and how it is ended. */
public interface Lifetime {
  /** {@return completes with how the browser ended, when it did} */
  CompletableFuture<String> end();

  /** {@return whether the browser is there, looking anew} */
  boolean goesOn();

  /** Ends the browser, for a reason that those hear who wait for the end. */
  void end(String why);

  /**
   * Stops watching, quits politely, and ends what is left.
   *
   * @param quit asks the browser to end itself
   */
  void close(Runnable quit);

  /** {@return the id of the browser's main process; empty if it is not on this machine} */
  OptionalLong pid();
}
