package org.crosscheck.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.told.Nearest;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
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
public record Baseline(SortedMap<String, String> reasons, SortedMap<Case, Line> lines) {
  /** The name of the reason that many claims share. No claim is called so. */
  public static final String OTHERS = "others";

  /**
   * What was accepted for one case.
   *
   * @param verdict as {@link Verdict#accepted()} says it; several joined by {@code |} where a case
   *     is known to be flaky
   * @param reason the name of the reason, or "" if the verdict is none that needs one
   */
  public record Line(String verdict, String reason) {
    private static final String KINDS =
        Arrays.stream(Verdict.Kind.values()).map(Enum::name).collect(Collectors.joining("|"));

    /** Joins two verdicts; a bar inside the value of {@code SAYS} has no kind after it. */
    private static final Pattern BAR = Pattern.compile(" \\| (?=(?:" + KINDS + ")(?:\\(| \\| |$))");

    /** An answer may have any character in it, such as Unicode's own line separators. */
    private static final Pattern VERDICT =
        Pattern.compile("(" + KINDS + ")(\\(.*\\))?", Pattern.DOTALL);

    /**
     * Checks the form.
     *
     * @throws Told if the line has anything but verdicts
     */
    public Line {
      for (String one : BAR.split(verdict)) {
        if (!VERDICT.matcher(one).matches()) {
          throw Nearest.unknown("verdict", one, List.of(KINDS.split("\\|")));
        }
      }
    }

    /** {@return whether this line accepts a verdict} */
    public boolean accepts(Verdict other) {
      return verdict.equals(other.accepted()) || verdicts().contains(other.accepted());
    }

    /** {@return the kind of the first verdict on the line} */
    public Verdict.Kind kind() {
      return kinds().get(0);
    }

    /** {@return whether the case is known to come out differently from time to time} */
    public boolean flaky() {
      return kinds().size() > 1;
    }

    /** {@return whether someone must say why: a verdict is a deviation, or there are several} */
    public boolean needsReason() {
      return kinds().size() > 1 || Baseline.needsReason(kind());
    }

    private List<String> verdicts() {
      return List.of(BAR.split(verdict));
    }

    private List<Verdict.Kind> kinds() {
      return verdicts().stream().map(one -> Verdict.Kind.valueOf(one.split("\\(", 2)[0])).toList();
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

  /**
   * {@return the baseline of a file, or empty if there is no such file}
   *
   * @throws Told with every mistake of the file
   */
  public static Optional<Baseline> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SortedMap<String, String> reasons = new TreeMap<>();
    SortedMap<Case, Line> lines = new TreeMap<>();
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
      } catch (Told e) {
        problems.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    lines.forEach(
        (of, line) -> {
          boolean named = !line.reason().isEmpty();
          if ((named || line.needsReason()) && !reasons.containsKey(line.reason())) {
            problems.add(of + " = " + line.verdict() + " has no reason '" + line.reason() + "'");
          }
        });
    if (!problems.isEmpty()) {
      throw Told.all(
          "Cannot use the baseline " + file + ":",
          problems,
          "Correct the lines, or restore the file with git.");
    }
    return Optional.of(new Baseline(reasons, lines));
  }

  private static void readLine(
      String line, SortedMap<String, String> reasons, SortedMap<Case, Line> lines) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("reason ")) {
      int colon = line.indexOf(": ");
      if (colon < 0 || line.substring(colon + 2).isBlank()) {
        throw new Told("A reason has no text.", "Write 'reason name: text'.");
      }
      String name = line.substring("reason ".length(), colon).strip();
      if (reasons.put(name, line.substring(colon + 2)) != null) {
        throw new Told("The reason " + name + " stands here twice.", "Remove one.");
      }
      return;
    }
    int equals = line.indexOf(" = ");
    if (equals < 0) {
      throw new Told("'" + line + "' is no line of a baseline.", "Write '<case> = <verdict>'.");
    }
    String rest = line.substring(equals + 3);
    int hash = rest.lastIndexOf("  # ");
    Line accepted =
        hash < 0
            ? new Line(rest, "")
            : new Line(rest.substring(0, hash), rest.substring(hash + 4).strip());
    if (lines.put(Case.parse(line.substring(0, equals)), accepted) != null) {
      throw new Told("This case stands here twice.", "Remove one.");
    }
  }

  /** {@return this baseline, where what is accepted of one hosting is accepted of another too} */
  public Baseline alsoFor(String hosting, String like) {
    SortedMap<Case, Line> all = new TreeMap<>(lines);
    lines.forEach(
        (of, line) -> {
          if (of.hosting().equals(like)) {
            all.put(
                new Case(of.claim(), of.page(), hosting, of.browser(), of.interpreters()), line);
          }
        });
    return new Baseline(reasons, all);
  }

  /**
   * {@return whether a verdict of this kind is a deviation, so that accepting it needs a reason}
   */
  public static boolean needsReason(Verdict.Kind kind) {
    return switch (kind) {
      case OUR_FAULT, BROKEN, MISSED, NOT_REACHED, BLOCKED -> true;
      case SAYS, NOT_ASKED, HOLDS -> false;
    };
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
   * @throws Told if a deviation has no reason, or the run has a fault of ours in it
   */
  public Baseline accept(
      Collection<Judged> judged, Map<String, String> given, Baseline like, Set<Case> vanished) {
    SortedMap<String, String> newReasons = new TreeMap<>(reasons);
    given.forEach(
        (name, text) -> {
          if (!text.isBlank()) {
            newReasons.put(name, text.strip().replaceAll("\\s+", " "));
          }
        });
    SortedMap<Case, Line> newLines = new TreeMap<>(lines);
    newLines.keySet().removeAll(vanished);
    List<String> problems = new ArrayList<>();
    for (Judged one : judged) {
      Verdict verdict = one.verdict();
      if (verdict.kind() == Verdict.Kind.OUR_FAULT) {
        problems.add(one.of() + " is a fault of the harness: " + verdict.because());
        continue;
      }
      Line before = lines.get(one.of());
      if (before != null && before.accepts(verdict)) {
        newLines.put(one.of(), before);
        continue;
      }
      Line there = like.lines().get(one.of());
      if (there != null && there.accepts(verdict) && !there.reason().isEmpty()) {
        newReasons.putIfAbsent(
            there.reason(), like.reasons().getOrDefault(there.reason(), there.reason()));
        newLines.put(one.of(), there);
        continue;
      }
      String claim = one.of().claim().text();
      String own = newReasons.containsKey(claim) || !given.containsKey(OTHERS) ? claim : OTHERS;
      String reason = needsReason(verdict.kind()) ? own : "";
      if (!reason.isEmpty() && !newReasons.containsKey(reason)) {
        problems.add(one.of() + " = " + verdict.accepted() + ": " + verdict.because());
      }
      newLines.put(one.of(), new Line(verdict.accepted(), reason));
    }
    if (!problems.isEmpty()) {
      throw Told.all(
          "These deviations cannot be accepted without a reason:",
          problems,
          "Give each claim's reason: --reason <claim>='what the documentation says, what happens'.");
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
