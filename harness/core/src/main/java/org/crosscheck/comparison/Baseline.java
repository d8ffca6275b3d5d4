package org.crosscheck.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * The accepted verdicts of a release: sorted text, one line a case, without times, ports or totals.
 *
 * <p>Lines are {@code <case> = <verdict>}. A deviation, which is a verdict of a kind that nobody
 * wants, ends in {@code # <name>}, and a line {@code reason <name>: <text>} at the top says why it
 * was accepted.
 *
 * @param reasons why deviations were accepted, by name
 * @param lines what was accepted, by case
 */
public record Baseline(SortedMap<String, String> reasons, SortedMap<TestCaseId, Line> lines) {
  /** The name of the reason that many claims share. No claim is called so. */
  public static final String OTHERS = "others";

  /** The words of verdicts in baselines that were written before the words were renamed. */
  private static final Map<String, String> OLD_WORDS =
      Map.of(
          "SAYS", "ANSWER",
          "NOT_REACHED", "INCONCLUSIVE",
          "NOT_ASKED", "NOT_APPLICABLE",
          "OUR_FAULT", "ERROR");

  private static final Pattern OLD_WORD =
      Pattern.compile("(^| \\| )(" + String.join("|", OLD_WORDS.keySet()) + ")(?=\\(| \\| |$)");

  /**
   * What was accepted for one case.
   *
   * @param verdict the verdict, or several where a case is known to be flaky
   * @param reason the name of the reason, or "" if the verdict does not need one
   */
  public record Line(AcceptedVerdict verdict, String reason) {
    /**
     * {@return the line of a verdict's text, in the words of today or of older baselines}
     *
     * @throws UserError if the text is not that of a verdict
     */
    public static Line parse(String verdict, String reason) {
      String today =
          OLD_WORD
              .matcher(verdict)
              .replaceAll(
                  old -> Matcher.quoteReplacement(old.group(1) + OLD_WORDS.get(old.group(2))));
      return new Line(AcceptedVerdict.parse(today), reason);
    }
  }

  /** Copies the maps. */
  public Baseline {
    reasons = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    lines = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }

  /** {@return a baseline in which nothing was accepted yet} */
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
   * {@return the baseline of a file, or empty if there is no such file}
   *
   * @throws UserError with every mistake of the file
   */
  public static Optional<Baseline> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SortedMap<String, String> reasons = new TreeMap<>();
    SortedMap<TestCaseId, Line> lines = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    List<String> text;
    try {
      text = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    for (int i = 0; i < text.size(); i++) {
      try {
        readLine(text.get(i), reasons, lines);
      } catch (UserError e) {
        problems.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    lines.forEach(
        (of, line) -> {
          boolean named = !line.reason().isEmpty();
          if ((named || line.verdict().needsReason()) && !reasons.containsKey(line.reason())) {
            problems.add(of + " = " + line.verdict() + " has no reason '" + line.reason() + "'");
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
        throw new UserError("The reason " + name + " stands here twice.", "Remove one.");
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
      throw new UserError("This case stands here twice.", "Remove one.");
    }
  }

  /** {@return why the baseline accepts a deviation, if it accepts one there and gives a reason} */
  public Optional<String> reason(TestCaseId of) {
    return Optional.ofNullable(lines.get(of))
        .flatMap(line -> Optional.ofNullable(reasons.get(line.reason())));
  }

  /** {@return this baseline, where what is accepted of one hosting is accepted of another too} */
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
   * {@return this baseline with the verdicts of a run accepted; this one is not changed}
   *
   * <p>Cases that the run did not ask keep their lines, but those that vanished.
   *
   * @param judged the verdicts of the run
   * @param given reasons for new deviations, by claim id; that of {@link #OTHERS} is for all that
   *     have none of their own
   * @param like the baseline of another release, whose reasons are taken where it accepts the same
   * @param vanished accepted cases that nothing asks any more
   * @throws UserError if a deviation has no reason, or the harness failed on one
   */
  public Baseline accept(
      Collection<TestResult> judged,
      Map<String, String> given,
      Baseline like,
      Set<TestCaseId> vanished) {
    SortedMap<String, String> newReasons = new TreeMap<>(reasons);
    given.forEach(
        (name, text) -> {
          if (!text.isBlank()) {
            newReasons.put(name, text.strip().replaceAll("\\s+", " "));
          }
        });
    SortedMap<TestCaseId, Line> newLines = new TreeMap<>(lines);
    newLines.keySet().removeAll(vanished);
    List<String> problems = new ArrayList<>();
    for (TestResult one : judged) {
      Verdict verdict = one.verdict();
      if (verdict.kind() == Verdict.Kind.ERROR) {
        problems.add(one.of() + " is an error of the harness: " + verdict.because());
        continue;
      }
      Line before = lines.get(one.of());
      if (before != null && before.verdict().accepts(verdict)) {
        newLines.put(one.of(), before);
        continue;
      }
      Line there = like.lines().get(one.of());
      if (there != null && there.verdict().accepts(verdict) && !there.reason().isEmpty()) {
        newReasons.putIfAbsent(
            there.reason(), like.reasons().getOrDefault(there.reason(), there.reason()));
        newLines.put(one.of(), there);
        continue;
      }
      String claim = one.of().claim().text();
      String own = newReasons.containsKey(claim) || !given.containsKey(OTHERS) ? claim : OTHERS;
      String reason = verdict.kind().deviation() ? own : "";
      if (!reason.isEmpty() && !newReasons.containsKey(reason)) {
        problems.add(one.of() + " = " + verdict.accepted() + ": " + verdict.because());
      }
      newLines.put(one.of(), new Line(verdict.accepted(), reason));
    }
    if (!problems.isEmpty()) {
      throw UserError.all(
          "These deviations cannot be accepted without a reason:",
          problems,
          "Give each claim's reason: --reason <claim>='what the documentation says, what"
              + " happens'.");
    }
    newReasons
        .keySet()
        .removeIf(name -> newLines.values().stream().noneMatch(l -> l.reason().equals(name)));
    return new Baseline(newReasons, newLines);
  }

  /** {@return the file's text: equal baselines give equal bytes} */
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
