package org.crosscheck.hosting;

import java.util.List;

/** Header rules in order. All that match apply; nothing replaces anything. */
public record HeaderSet(List<HeaderRule> rules) {
  /** Copies the rules. */
  public HeaderSet {
    rules = List.copyOf(rules);
  }

  /** {@return the lines for a request path, in order, duplicates kept} */
  public List<HeaderField> linesFor(String path) {
    return rules.stream().filter(r -> r.matches(path)).flatMap(r -> r.lines().stream()).toList();
  }
}
