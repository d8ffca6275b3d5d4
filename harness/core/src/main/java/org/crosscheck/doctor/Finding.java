package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.told.Told;

/**
 * One thing that there is to say about a page.
 *
 * @param kind what it is
 * @param level how much it matters here
 * @param says it in one line, with the values
 * @param browsers the browsers in which it was seen
 * @param evidence what was received
 * @param remedy what to do, one step a line; empty if there is nothing to do
 * @param changes the part of the remedy that can be tried by answering otherwise
 */
public record Finding(
    Kind kind,
    Level level,
    String says,
    Set<Engine> browsers,
    List<Evidence> evidence,
    List<String> remedy,
    List<Change> changes) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::level)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::says);

  /**
   * Takes credentials out and copies.
   *
   * @throws Told if it says nothing, or is bad without a remedy
   */
  public Finding {
    says = Credentials.without(says);
    browsers =
        browsers.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(browsers));
    evidence = evidence.stream().distinct().toList();
    remedy = remedy.stream().map(Credentials::without).toList();
    changes = List.copyOf(changes);
    if (says.isBlank() || (level == Level.BAD && remedy.isEmpty())) {
      throw new Told(
          "The finding " + kind.id() + " says nothing, or not what to do.",
          "Report this as a defect of Crosscheck.");
    }
  }

  /** {@return a finding of the level that its kind has, seen by one browser} */
  static Finding of(
      Kind kind, PageSeen page, String says, List<Evidence> evidence, List<String> remedy) {
    return new Finding(
        kind, kind.level(), says, Set.of(page.browser()), evidence, remedy, List.of());
  }

  /** {@return this finding at another level; this one is not changed} */
  Finding at(Level other) {
    return new Finding(kind, other, says, browsers, evidence, remedy, changes);
  }

  /** {@return this finding with changes that would mend it; this one is not changed} */
  Finding mendedBy(Change... more) {
    return new Finding(
        kind,
        level,
        says,
        browsers,
        evidence,
        remedy,
        Stream.concat(changes.stream(), Stream.of(more)).toList());
  }

  /** {@return the findings, those of several browsers that say the same as one, worst first} */
  static List<Finding> merged(List<Finding> findings) {
    List<Finding> merged = new ArrayList<>();
    for (Finding finding : findings) {
      int same = 0;
      while (same < merged.size() && !merged.get(same).same(finding)) {
        same++;
      }
      if (same == merged.size()) {
        merged.add(finding);
      } else {
        merged.set(same, merged.get(same).and(finding));
      }
    }
    return merged.stream().sorted(WORST_FIRST).toList();
  }

  private boolean same(Finding other) {
    return kind == other.kind && level == other.level && says.equals(other.says);
  }

  private Finding and(Finding other) {
    Set<Engine> both = new TreeSet<>();
    both.addAll(browsers);
    both.addAll(other.browsers);
    return new Finding(
        kind,
        level,
        says,
        both,
        Stream.concat(evidence.stream(), other.evidence.stream()).sorted().toList(),
        remedy,
        Stream.concat(changes.stream(), other.changes.stream()).distinct().toList());
  }
}
