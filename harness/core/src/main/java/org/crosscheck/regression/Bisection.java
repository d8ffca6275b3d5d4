package org.crosscheck.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;

/**
 * A search for the first version in which a claim came out another way: halves the versions between
 * two that differ, as {@code git bisect} does with commits. Which of the two is newer does not
 * matter, so that what was broken and what was fixed are found alike.
 */
public final class Bisection {
  private final Function<String, SortedMap<TestCaseId, AcceptedVerdict>> ask;
  private final Progress progress;

  /**
   * A search.
   *
   * @param ask gives the verdicts about the claim in a version; may throw {@link UserError} if the
   *     version cannot be asked
   * @param progress receives each step
   */
  public Bisection(
      Function<String, SortedMap<TestCaseId, AcceptedVerdict>> ask, Progress progress) {
    this.ask = ask;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param before the last version that is as the oldest one
   * @param after the first version that is as the newest one
   * @param skipped versions between the two that could not be asked
   * @param was the verdicts of {@code before} in the cases that decide
   * @param is the verdicts of {@code after} in them
   */
  public record Found(
      String before,
      String after,
      List<String> skipped,
      SortedMap<TestCaseId, AcceptedVerdict> was,
      SortedMap<TestCaseId, AcceptedVerdict> is) {
    /** Copies the collections. */
    public Found {
      skipped = List.copyOf(skipped);
      was = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(was));
      is = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(is));
    }
  }

  /**
   * {@return the two neighbours between which the claim came out another way}
   *
   * @param versions at least two, oldest first
   * @throws UserError if the first and the last do not differ, or one of them cannot be asked
   */
  public Found search(List<String> versions) {
    String oldest = versions.get(0);
    String newest = versions.get(versions.size() - 1);
    SortedMap<TestCaseId, AcceptedVerdict> first = asked(oldest);
    SortedMap<TestCaseId, AcceptedVerdict> last = asked(newest);
    List<TestCaseId> deciding =
        first.keySet().stream()
            .filter(of -> last.containsKey(of) && differ(of, first, last))
            .toList();
    if (deciding.isEmpty()) {
      throw new UserError(
          oldest + " and " + newest + " do not differ in this: " + said(first) + ".",
          "Name two releases that do; './crosscheck ladder' shows where claims changed.");
    }
    List<String> between = new ArrayList<>(versions.subList(1, versions.size() - 1));
    List<String> skipped = new ArrayList<>();
    String low = oldest;
    String high = newest;
    SortedMap<TestCaseId, AcceptedVerdict> lowLines = first;
    SortedMap<TestCaseId, AcceptedVerdict> highLines = last;
    while (!between.isEmpty()) {
      int middle = between.size() / 2;
      String version = between.get(middle);
      Optional<SortedMap<TestCaseId, AcceptedVerdict>> lines = tried(version, deciding);
      if (lines.isEmpty()) {
        skipped.add(version);
        between.remove(middle);
      } else if (alike(deciding, lines.get(), first)) {
        progress.report(version + " is as " + oldest);
        low = version;
        lowLines = lines.get();
        between = new ArrayList<>(between.subList(middle + 1, between.size()));
      } else {
        progress.report(version + " is not as " + oldest + ": " + said(lines.get()));
        high = version;
        highLines = lines.get();
        between = new ArrayList<>(between.subList(0, middle));
      }
    }
    int from = versions.indexOf(low);
    int to = versions.indexOf(high);
    return new Found(
        low,
        high,
        versions.subList(from, to).stream().filter(skipped::contains).toList(),
        only(deciding, lowLines),
        only(deciding, highLines));
  }

  private SortedMap<TestCaseId, AcceptedVerdict> asked(String version) {
    SortedMap<TestCaseId, AcceptedVerdict> lines = ask.apply(version);
    progress.report(version + ": " + said(lines));
    return lines;
  }

  private Optional<SortedMap<TestCaseId, AcceptedVerdict>> tried(
      String version, List<TestCaseId> deciding) {
    try {
      SortedMap<TestCaseId, AcceptedVerdict> lines = ask.apply(version);
      boolean answered =
          deciding.stream()
              .map(lines::get)
              .allMatch(line -> line != null && line.kind().conclusive());
      if (answered) {
        return Optional.of(lines);
      }
      progress.report(version + " is skipped, it gives no answer: " + said(lines));
    } catch (UserError e) {
      progress.report(version + " is skipped: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static boolean differ(
      TestCaseId of,
      SortedMap<TestCaseId, AcceptedVerdict> a,
      SortedMap<TestCaseId, AcceptedVerdict> b) {
    return !Objects.equals(a.get(of), b.get(of));
  }

  private static boolean alike(
      List<TestCaseId> deciding,
      SortedMap<TestCaseId, AcceptedVerdict> a,
      SortedMap<TestCaseId, AcceptedVerdict> b) {
    return deciding.stream().noneMatch(of -> differ(of, a, b));
  }

  private static SortedMap<TestCaseId, AcceptedVerdict> only(
      List<TestCaseId> deciding, SortedMap<TestCaseId, AcceptedVerdict> lines) {
    SortedMap<TestCaseId, AcceptedVerdict> only = new TreeMap<>();
    deciding.forEach(of -> Optional.ofNullable(lines.get(of)).ifPresent(v -> only.put(of, v)));
    return only;
  }

  /** {@return the verdicts in a few words, such as {@code 3 HOLDS, 1 BROKEN}} */
  private static String said(SortedMap<TestCaseId, AcceptedVerdict> lines) {
    return lines.values().stream()
        .collect(
            Collectors.groupingBy(AcceptedVerdict::toString, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }
}
