package org.crosscheck.session;

import java.util.Optional;

/** How the facts that pages report reach their visits. */
public interface FactSource {
  /**
   * Begins to hand facts to the visits of a session; called once, before any visit.
   *
   * @throws RuntimeException if the browser does not know the way
   */
  void listen(OpenVisits visits);

  /**
   * Begins to hand over the facts of one tab; called before anything is loaded in it.
   *
   * @param watcher a function that runs in this tab before any script of a page, and gets a
   *     function to report facts with
   * @return ends that, once the facts that were reported before are handed over; throws nothing
   */
  Runnable watch(Contexts.Tab tab, VisitCollector visit, Optional<String> watcher);
}
