package org.crosscheck.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.file.TextFile;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/**
 * The accepted verdicts of a release: sorted text, one line per test case, without times, ports or
 * totals.
 *
 * <p>Lines are {@code <case> = <verdict>}. The line of a deviation ends with {@code # <name>}, and
 * a line {@code reason <name>: <text>} at the top explains why it was accepted.
 *
 * @param reasons why deviations were accepted, by name
 * @param lines the accepted verdicts, by test case
 */
public record Baseline(SortedMap<String, String> reasons, SortedMap<TestCaseId, Line> lines) {
  /** The name of a reason that many claims share. No claim has this id. */
  public static final String OTHERS = "others";

  /** Ids of verdicts in older baselines, with their current ids. */
  private static final Map<String, String> OLD_IDS =
      Map.of(
          "SAYS", "ANSWER",
          "NOT_REACHED", "INCONCLUSIVE",
          "NOT_ASKED", "NOT_APPLICABLE",
          "OUR_FAULT", "ERROR");

  private static final Pattern OLD_ID =
      Pattern.compile("(^| \\| )(" + String.join("|", OLD_IDS.keySet()) + ")(?=\\(| \\| |$)");

  /**
   * What is accepted for one test case.
   *
   * @param verdict the verdict, with several alternatives if the test case is known to be flaky
   * @param reason the name of the reason, or "" if the verdict does not need one
   */
  public record Line(AcceptedVerdict verdict, String reason) {
    /**
     * Parses a verdict that has the ids of today or of older baselines.
     *
     * @throws UserError if the text is not a verdict
     */
    public static Line parse(String verdict, String reason) {
      String current =
          OLD_ID
              .matcher(verdict)
              .replaceAll(
                  old -> Matcher.quoteReplacement(old.group(1) + OLD_IDS.get(old.group(2))));
      return new Line(AcceptedVerdict.parse(current), reason);
    }
  }

  /** Copies the maps. */
  public Baseline {
    reasons = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    lines = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }

  /** {@return a baseline that accepts nothing} */
  public static Baseline empty() {
    return new Baseline(new TreeMap<>(), new TreeMap<>());
  }

  /** {@return a baseline that accepts some verdicts, without reasons} */
  public static Baseline of(Verdicts verdicts) {
    SortedMap<TestCaseId, Line> lines = new TreeMap<>();
    verdicts.verdicts().forEach((of, verdict) -> lines.put(of, new Line(verdict, "")));
    return new Baseline(new TreeMap<>(), lines);
  }

  /**
   * Reads a file; empty if there is no such file.
   *
   * @throws UserError with every mistake in the file
   */
  public static Optional<Baseline> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SortedMap<String, String> reasons = new TreeMap<>();
    SortedMap<TestCaseId, Line> lines = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    List<String> text = TextFile.read(file, TextFile.GENERATED).lines().toList();
    for (int i = 0; i < text.size(); i++) {
      try {
        readLine(text.get(i), reasons, lines);
      } catch (UserError e) {
        problems.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    lines.forEach(
        (of, line) -> {
          boolean hasReason = !line.reason().isEmpty();
          if ((hasReason || line.verdict().needsReason()) && !reasons.containsKey(line.reason())) {
            problems.add(
                line.reason().isEmpty()
                    ? "%s = %s names no reason".formatted(of, line.verdict())
                    : "%s = %s: there is no reason '%s'"
                        .formatted(of, line.verdict(), line.reason()));
          }
        });
    if (!problems.isEmpty()) {
      throw UserError.all(
          "Cannot use the baseline " + file + ":",
          problems,
          "Correct the lines, or restore the file with git.");
    }
    return Optional.of(new Baseline(reasons, lines));
  }

  private static void readLine(
      String line, SortedMap<String, String> reasons, SortedMap<TestCaseId, Line> lines) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("reason ")) {
      int colon = line.indexOf(": ");
      if (colon < 0 || line.substring(colon + 2).isBlank()) {
        throw new UserError("A reason has no text.", "Write 'reason name: text'.");
      }
      String name = line.substring("reason ".length(), colon).strip();
      if (reasons.put(name, line.substring(colon + 2)) != null) {
        throw new UserError("The reason " + name + " is defined twice.", "Remove one.");
      }
      return;
    }
    int equals = line.indexOf(" = ");
    if (equals < 0) {
      throw new UserError(
          "'" + line + "' is not a line of a baseline.", "Write '<case> = <verdict>'.");
    }
    String rest = line.substring(equals + 3);
    int hash = rest.lastIndexOf("  # ");
    Line accepted =
        hash < 0
            ? Line.parse(rest, "")
            : Line.parse(rest.substring(0, hash), rest.substring(hash + 4).strip());
    if (lines.put(TestCaseId.parse(line.substring(0, equals)), accepted) != null) {
      throw new UserError("This test case occurs twice.", "Remove one.");
    }
  }

  /** {@return why the baseline accepts the verdict on a test case; empty if it gives no reason} */
  public Optional<String> reason(TestCaseId of) {
    return Optional.ofNullable(lines.get(of))
        .flatMap(line -> Optional.ofNullable(reasons.get(line.reason())));
  }

  /**
   * {@return a copy with the lines and reasons of another one}
   *
   * @param file the file of the other one, for messages
   * @throws UserError if a reason has different texts
   */
  Baseline and(Baseline other, Path file) {
    SortedMap<String, String> allReasons = new TreeMap<>(reasons);
    other
        .reasons()
        .forEach(
            (name, text) -> {
              String known = allReasons.putIfAbsent(name, text);
              if (known != null && !known.equals(text)) {
                throw new UserError(
                    "The reason '%s' in %s differs from the one for other engines."
                        .formatted(name, file),
                    "Give one of them another name.");
              }
            });
    SortedMap<TestCaseId, Line> allLines = new TreeMap<>(lines);
    allLines.putAll(other.lines());
    return new Baseline(allReasons, allLines);
  }

  /** {@return a copy that accepts for a hosting what this one accepts for another, {@code like}} */
  public Baseline alsoFor(String hosting, String like) {
    SortedMap<TestCaseId, Line> all = new TreeMap<>(lines);
    lines.forEach(
        (of, line) -> {
          if (of.hosting().equals(like)) {
            all.put(
                TestCaseId.of(of.claim(), of.page(), hosting, of.engine(), of.interpreters()),
                line);
          }
        });
    return new Baseline(reasons, all);
  }

  /**
   * {@return a copy that accepts the verdicts of a run}
   *
   * <p>Test cases that are not in the run, or whose verdict is about the machine only, keep their
   * lines, except those that vanished.
   *
   * @param results the results of the run
   * @param given reasons for new deviations, by claim id; the reason {@link #OTHERS} is for all
   *     claims without one of their own
   * @param like the baseline of another release, whose reasons apply where it accepts the same
   * @param vanished accepted test cases that no longer exist
   * @throws UserError if a deviation has no reason, if a verdict is ERROR, or if it is about the
   *     machine only and there is no earlier one
   */
  public Baseline accept(
      Collection<TestResult> results,
      Map<String, String> given,
      Baseline like,
      Set<TestCaseId> vanished) {
    Acceptance acceptance = new Acceptance(this, given, like, vanished);
    results.forEach(acceptance::add);
    return acceptance.baseline();
  }

  /** {@return the text of the file; equal baselines have equal texts} */
  public String text() {
    String head =
        reasons.entrySet().stream()
            .map(e -> "reason " + e.getKey() + ": " + e.getValue() + "\n")
            .collect(Collectors.joining());
    String body =
        lines.entrySet().stream()
            .sorted(Comparator.comparing(e -> e.getKey().toString()))
            .map(
                e ->
                    e.getKey()
                        + " = "
                        + e.getValue().verdict()
                        + (e.getValue().reason().isEmpty() ? "" : "  # " + e.getValue().reason())
                        + "\n")
            .collect(Collectors.joining());
    return head + (head.isEmpty() ? "" : "\n") + body;
  }
}
