package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The running visits of a session, by their tabs and user contexts. */
public final class OpenVisits {
  private final Map<String, VisitCollector> visits = new ConcurrentHashMap<>();

  /** Adds the visit in a tab. */
  void add(Contexts.Tab tab, VisitCollector visit) {
    visits.put(tab.context(), visit);
    if (!tab.userContext().isEmpty()) {
      visits.put(tab.userContext(), visit);
    }
  }

  /** Removes a visit; what arrives for it later is dropped. */
  void remove(VisitCollector visit) {
    visits.values().removeIf(visit::equals);
  }

  /** {@return the running visit with a tab or a user context of this id} */
  Optional<VisitCollector> of(String id) {
    return Optional.ofNullable(visits.get(id));
  }

  /** {@return the running visit, if there is exactly one} */
  Optional<VisitCollector> only() {
    List<VisitCollector> all = all();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Ends all visits because the browser is gone. */
  void browserDied(String how) {
    all().forEach(visit -> visit.browserDied(how));
  }

  private List<VisitCollector> all() {
    return visits.values().stream().distinct().toList();
  }
}
