package org.crosscheck.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a visit cost within a part of many visits to the same page.
 *
 * @param from the number of the first visit, from 1
 * @param to the number of the last visit
 * @param milliseconds the time of the part, divided by its visits
 */
public record Window(int from, int to, double milliseconds) {
  /**
   * {@return equal parts of many visits; the last one is longer if they do not divide equally}
   *
   * @param ends when each visit ended, in milliseconds since the first one began, ascending
   * @param parts how many parts, if there are as many visits
   */
  static List<Window> of(List<Double> ends, int parts) {
    int size = Math.max(1, ends.size() / parts);
    List<Window> windows = new ArrayList<>();
    int from = 0;
    while (from < ends.size()) {
      int to = ends.size() - from < 2 * size ? ends.size() : from + size;
      double began = from == 0 ? 0 : ends.get(from - 1);
      windows.add(new Window(from + 1, to, (ends.get(to - 1) - began) / (to - from)));
      from = to;
    }
    return windows;
  }
}
