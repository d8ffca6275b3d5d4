package org.crosscheck.hosting;

import java.util.List;
import java.util.stream.Collectors;

/** Header rules in order. All matching rules apply; none replaces another. */
public record HeaderSet(List<HeaderRule> rules) implements Headers {
  /** Copies the rules. */
  public HeaderSet {
    rules = List.copyOf(rules);
  }

  @Override
  public List<HeaderField> linesFor(String path, int status) {
    return rules.stream()
        .filter(r -> r.matches(path, status))
        .flatMap(r -> r.lines().stream())
        .toList();
  }

  @Override
  public String explain() {
    return rules.isEmpty()
        ? "Sends no headers of its own"
        : "Sends " + rules.stream().map(HeaderRule::explain).collect(Collectors.joining("; "));
  }
}
