package org.crosscheck.session;

import java.util.Optional;

/** Delivers the facts that pages report to their visits. */
public interface FactSource {
  /**
   * Starts to deliver facts to the visits of a session; called once, before any visit.
   *
   * @throws RuntimeException if the browser does not support this
   */
  void listen(OpenVisits visits);

  /**
   * Starts to deliver the facts of one tab; called before anything is loaded in it.
   *
   * @param watcher the source of a function that runs in this tab before any script of a page; its
   *     argument is a function that reports facts
   * @return stops the delivery after all facts that were reported so far; throws nothing
   */
  Runnable watch(Contexts.Tab tab, VisitCollector visit, Optional<String> watcher);
}
