package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The visits under way in a session, each by its tab and by what the tab stores in. */
public final class OpenVisits {
  private final Map<String, VisitCollector> visits = new ConcurrentHashMap<>();

  /** Adds the visit in a tab. */
  void add(Contexts.Tab tab, VisitCollector visit) {
    visits.put(tab.context(), visit);
    if (!tab.userContext().isEmpty()) {
      visits.put(tab.userContext(), visit);
    }
  }

  /** Takes a visit out; what is said of it later reaches nobody. */
  void remove(VisitCollector visit) {
    visits.values().removeIf(visit::equals);
  }

  /** {@return the visit in a tab, or whose tab stores in a user context, if it is under way} */
  Optional<VisitCollector> of(String id) {
    return Optional.ofNullable(visits.get(id));
  }

  /** {@return the visit that is under way, if exactly one is} */
  Optional<VisitCollector> only() {
    List<VisitCollector> all = all();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Ends all of them, because the browser is gone. */
  void browserDied(String how) {
    all().forEach(visit -> visit.browserDied(how));
  }

  private List<VisitCollector> all() {
    return visits.values().stream().distinct().toList();
  }
}
