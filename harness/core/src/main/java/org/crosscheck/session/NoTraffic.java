package org.crosscheck.session;

/** The traffic of a browser that reports none: no requests and no console lines. */
final class NoTraffic implements Traffic {
  @Override
  public void listen(OpenVisits visits) {}

  @Override
  public void complete(PageLoad load, VisitCollector visit) {}
}
