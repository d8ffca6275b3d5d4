package org.crosscheck.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The first and the last items of one kind that arrived in a visit. A page can report more than a
 * machine can hold, and what matters is usually said at the beginning or at the end.
 */
final class BoundedList<T> {
  private final int half;
  private final List<T> first = new ArrayList<>();
  private final Deque<T> last = new ArrayDeque<>();
  private long dropped;

  /** Keeps at most {@code most} items, half of them from the beginning. */
  BoundedList(int most) {
    this.half = most / 2;
  }

  void add(T item) {
    if (first.size() < half) {
      first.add(item);
      return;
    }
    last.add(item);
    if (last.size() > half) {
      last.remove();
      dropped++;
    }
  }

  /** {@return how many items were not kept} */
  long dropped() {
    return dropped;
  }

  /** {@return the items in the order of arrival} */
  List<T> items() {
    List<T> all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }
}
