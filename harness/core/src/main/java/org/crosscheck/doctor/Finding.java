package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.Engine;
import org.crosscheck.http.Credentials;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.HeaderChange;

/**
 * One thing that there is to say about a page.
 *
 * @param type what it is
 * @param level how much it matters here
 * @param summary it in one line, with the values
 * @param browsers the browsers in which it was seen
 * @param evidence what was received
 * @param remedy what to do, one step a line; empty if there is nothing to do
 * @param changes the part of the remedy that can be tried by answering otherwise
 */
public record Finding(
    FindingType type,
    Level level,
    String summary,
    Set<Engine> browsers,
    List<Evidence> evidence,
    List<String> remedy,
    List<HeaderChange> changes) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::level)
          .thenComparing(Finding::type)
          .thenComparing(Finding::summary);

  /**
   * Takes credentials out and copies.
   *
   * @throws UserError if it has no summary, or is bad without a remedy
   */
  public Finding {
    summary = Credentials.without(summary);
    browsers =
        browsers.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(browsers));
    evidence = evidence.stream().distinct().toList();
    remedy = remedy.stream().map(Credentials::without).toList();
    changes = List.copyOf(changes);
    if (summary.isBlank() || (level == Level.BAD && remedy.isEmpty())) {
      throw new UserError(
          "The finding " + type.id() + " has no summary, or does not say what to do.",
          "Report this as a defect of Crosscheck.");
    }
  }

  /** {@return a finding of the level that its type has, seen by one browser} */
  public static Finding of(
      FindingType type,
      PageObservation page,
      String summary,
      List<Evidence> evidence,
      List<String> remedy) {
    return new Finding(
        type, type.level(), summary, Set.of(page.browser()), evidence, remedy, List.of());
  }

  /** {@return this finding at another level; this one is not changed} */
  public Finding at(Level other) {
    return new Finding(type, other, summary, browsers, evidence, remedy, changes);
  }

  /** {@return this finding with changes that would fix it; this one is not changed} */
  public Finding fixedBy(HeaderChange... more) {
    return new Finding(
        type,
        level,
        summary,
        browsers,
        evidence,
        remedy,
        Stream.concat(changes.stream(), Stream.of(more)).toList());
  }

  /** {@return the findings, those of several browsers that say the same as one, worst first} */
  public static List<Finding> merged(List<Finding> findings) {
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
    return type == other.type && level == other.level && summary.equals(other.summary);
  }

  private Finding and(Finding other) {
    Set<Engine> both = new TreeSet<>();
    both.addAll(browsers);
    both.addAll(other.browsers);
    return new Finding(
        type,
        level,
        summary,
        both,
        Stream.concat(evidence.stream(), other.evidence.stream()).sorted().toList(),
        remedy,
        Stream.concat(changes.stream(), other.changes.stream()).distinct().toList());
  }
}
