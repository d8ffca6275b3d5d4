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
 * A search for the first version in which the verdicts on a claim changed. Like {@code git bisect},
 * it halves the range between two versions that differ. It finds regressions and fixes alike,
 * because it does not matter which of the two is better.
 */
public final class Bisection {
  private final Function<String, SortedMap<TestCaseId, AcceptedVerdict>> test;
  private final Progress progress;

  /**
   * Creates a search.
   *
   * @param test returns the verdicts on the claim in a version; may throw {@link UserError} if the
   *     version cannot be tested
   * @param progress receives each step
   */
  public Bisection(
      Function<String, SortedMap<TestCaseId, AcceptedVerdict>> test, Progress progress) {
    this.test = test;
    this.progress = progress;
  }

  /**
   * The result of a search.
   *
   * @param before the last version with the verdicts of the oldest one
   * @param after the first version whose verdicts differ from those of the oldest one
   * @param skipped versions between the two that could not be tested
   * @param was the verdicts of {@code before} in the deciding test cases
   * @param is the verdicts of {@code after} in the same test cases
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
   * {@return the two neighboring versions between which the verdicts changed}
   *
   * @param versions at least two, oldest first
   * @throws UserError if the first and the last do not differ, or one of them cannot be tested
   */
  public Found search(List<String> versions) {
    String oldest = versions.get(0);
    String newest = versions.get(versions.size() - 1);
    SortedMap<TestCaseId, AcceptedVerdict> first = verdicts(oldest);
    SortedMap<TestCaseId, AcceptedVerdict> last = verdicts(newest);
    List<TestCaseId> deciding =
        first.keySet().stream()
            .filter(of -> last.containsKey(of) && differ(of, first, last))
            .toList();
    if (deciding.isEmpty()) {
      throw new UserError(
          "The verdicts of %s and %s are the same: %s.".formatted(oldest, newest, counts(first)),
          "Name two releases that differ; './crosscheck ladder' shows where verdicts changed.");
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
      Optional<SortedMap<TestCaseId, AcceptedVerdict>> lines = conclusive(version, deciding);
      if (lines.isEmpty()) {
        skipped.add(version);
        between.remove(middle);
      } else if (same(deciding, lines.get(), first)) {
        progress.report(version + " has the verdicts of " + oldest);
        low = version;
        lowLines = lines.get();
        between = new ArrayList<>(between.subList(middle + 1, between.size()));
      } else {
        progress.report(version + " differs from " + oldest + ": " + counts(lines.get()));
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

  private SortedMap<TestCaseId, AcceptedVerdict> verdicts(String version) {
    SortedMap<TestCaseId, AcceptedVerdict> lines = test.apply(version);
    progress.report(version + ": " + counts(lines));
    return lines;
  }

  private Optional<SortedMap<TestCaseId, AcceptedVerdict>> conclusive(
      String version, List<TestCaseId> deciding) {
    try {
      SortedMap<TestCaseId, AcceptedVerdict> lines = test.apply(version);
      boolean conclusive =
          deciding.stream()
              .map(lines::get)
              .allMatch(line -> line != null && line.kind().conclusive());
      if (conclusive) {
        return Optional.of(lines);
      }
      progress.report(version + " is skipped because it is inconclusive: " + counts(lines));
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

  private static boolean same(
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

  /** {@return the number of each verdict, such as {@code 3 HOLDS, 1 BROKEN}} */
  private static String counts(SortedMap<TestCaseId, AcceptedVerdict> lines) {
    return lines.values().stream()
        .collect(
            Collectors.groupingBy(AcceptedVerdict::toString, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }
}
