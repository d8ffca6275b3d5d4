package org.crosscheck.session;

/** What is seen of a visit beside its facts: requests, responses, console lines, navigations. */
public interface Traffic {
  /**
   * Begins to hand what is seen to the visits of a session; called once, before any visit.
   *
   * @throws RuntimeException if the browser does not know the way
   */
  void listen(OpenVisits visits);

  /** Hands over what is still missing of a visit that ended; throws nothing. */
  void complete(PageLoad load, VisitCollector visit);
}
