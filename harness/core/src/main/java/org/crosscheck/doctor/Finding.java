package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.HeaderChange;

/**
 * One result of a diagnosis.
 *
 * @param type the type
 * @param level the severity on this page
 * @param summary the finding in one line, with the values; not blank
 * @param browsers the browsers in which it was observed; empty if Crosscheck found it by itself
 * @param evidence what was received or seen that proves the finding
 * @param remedy what to do, one step per item; empty only if the level is not {@code BAD}
 * @param changes the header changes of the remedy, which can be tried on a copy of the page
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
   * Removes credentials and copies the collections.
   *
   * @throws UserError if the summary is blank, or the level is {@code BAD} and there is no remedy
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
          "The finding %s has no summary or no remedy.".formatted(type.id()),
          "This is a bug in Crosscheck; please report it.");
    }
  }

  /** {@return a finding in one browser, with the default level of its type} */
  public static Finding of(
      FindingType type,
      PageObservation page,
      String summary,
      List<Evidence> evidence,
      List<String> remedy) {
    return new Finding(
        type, type.level(), summary, Set.of(page.browser()), evidence, remedy, List.of());
  }

  /** {@return a copy of this finding with another level} */
  public Finding at(Level other) {
    return new Finding(type, other, summary, browsers, evidence, remedy, changes);
  }

  /** {@return a copy of this finding with additional header changes} */
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

  /**
   * {@return the findings, most severe first; those with the same type, level and summary are
   * merged}
   */
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
