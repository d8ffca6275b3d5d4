package org.crosscheck.run;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Visit;

/**
 * A queue that shares the machine among the browsers: the next visit is one of the browser with the
 * fewest running visits.
 */
final class VisitQueue {
  private final Map<Engine, Deque<Visit>> waiting = new TreeMap<>();
  private final Map<Engine, Integer> running = new TreeMap<>();

  VisitQueue(List<Visit> visits) {
    visits.forEach(v -> waiting.computeIfAbsent(v.browser(), b -> new ArrayDeque<>()).addLast(v));
  }

  synchronized Optional<Visit> take() {
    return waiting.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .min(
            Comparator.comparingInt(
                (Map.Entry<Engine, Deque<Visit>> e) -> running.getOrDefault(e.getKey(), 0)))
        .map(
            e -> {
              running.merge(e.getKey(), 1, Integer::sum);
              return e.getValue().removeFirst();
            });
  }

  synchronized void done(Visit visit) {
    running.merge(visit.browser(), -1, Integer::sum);
  }
}
