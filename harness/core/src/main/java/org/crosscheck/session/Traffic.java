package org.crosscheck.session;

/**
 * Delivers what is observed of a visit besides its facts: requests, responses, console lines and
 * navigations.
 */
public interface Traffic {
  /**
   * Starts to deliver observations to the visits of a session; called once, before any visit.
   *
   * @throws RuntimeException if the browser does not support this
   */
  void listen(OpenVisits visits);

  /** Delivers what is still missing from a visit that has ended; throws nothing. */
  void complete(PageLoad load, VisitCollector visit);
}
