package org.crosscheck.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;

/**
 * A verdict without its reason: what a baseline accepts for a test case, and what runs are compared
 * by. A test case that is known to be flaky has several alternatives.
 *
 * <p>As text, each alternative is {@code KIND} or {@code KIND(detail)}; they are joined by {@code
 * |}.
 *
 * @param alternatives at least one
 */
public record AcceptedVerdict(List<Alternative> alternatives) {
  private static final String KINDS =
      Arrays.stream(Verdict.Kind.values())
          .filter(kind -> kind != Verdict.Kind.FLAKY)
          .map(Verdict.Kind::id)
          .collect(Collectors.joining("|"));

  private static final String BAR = " | ";

  private static final Set<Verdict.Kind> DETAILED =
      Set.of(Verdict.Kind.ANSWER, Verdict.Kind.BLOCKED);

  /** The verdicts on a QUESTION. */
  private static final Set<Verdict.Kind> ANSWERS = Set.of(Verdict.Kind.ANSWER);

  /** The verdicts on a MUST or a SHOULD that say whether it holds. */
  private static final Set<Verdict.Kind> DECISIONS =
      Set.of(Verdict.Kind.HOLDS, Verdict.Kind.MISSED, Verdict.Kind.BROKEN);

  /** A detail may contain any character, such as Unicode line separators. */
  private static final Pattern ALTERNATIVE =
      Pattern.compile("(ANSWER|BLOCKED)\\((.+)\\)|(" + KINDS + ")", Pattern.DOTALL);

  /** Where an alternative may end and the next may begin; an answer may itself contain a bar. */
  private static final Pattern BETWEEN =
      Pattern.compile(" \\| (?=(?:" + KINDS + ")(?:\\(| \\| |$))");

  /**
   * One verdict without its reason.
   *
   * @param kind the kind of verdict
   * @param detail the value of an ANSWER, or the blocking claim of a BLOCKED; "" for all other
   *     kinds
   */
  public record Alternative(Verdict.Kind kind, String detail) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the kind is FLAKY, which is several alternatives; if the
     *     detail is missing, or the kind has no detail
     */
    public Alternative {
      if (kind == Verdict.Kind.FLAKY) {
        throw new IllegalArgumentException("FLAKY is several alternatives");
      }
      if (detail.isEmpty() == DETAILED.contains(kind)) {
        throw new IllegalArgumentException("'" + detail + "' is not a detail of " + kind);
      }
    }

    /** {@return the kind, followed by the detail in parentheses if there is one} */
    @Override
    public String toString() {
      return detail.isEmpty() ? kind.id() : kind.id() + "(" + detail + ")";
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public AcceptedVerdict {
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("an accepted verdict needs at least one alternative");
    }
  }

  /** {@return an accepted verdict with one alternative} */
  public static AcceptedVerdict of(Verdict.Kind kind, String detail) {
    return new AcceptedVerdict(List.of(new Alternative(kind, detail)));
  }

  /**
   * Parses the result of {@link #toString}.
   *
   * @throws UserError if a part of the text is not a verdict
   */
  public static AcceptedVerdict parse(String verdict) {
    List<Alternative> all = new ArrayList<>();
    String open = "";
    for (String part : BETWEEN.split(verdict, -1)) {
      String text = open.isEmpty() ? part : open + BAR + part;
      Optional<Alternative> alternative = alternative(text);
      alternative.ifPresent(all::add);
      open = alternative.isPresent() ? "" : text;
    }
    if (!open.isEmpty() || all.isEmpty()) {
      throw Suggestions.unknown("verdict", open, List.of(KINDS.split("\\|")));
    }
    return new AcceptedVerdict(all);
  }

  private static Optional<Alternative> alternative(String text) {
    Matcher matcher = ALTERNATIVE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String kindId = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
    String detail = matcher.group(1) == null ? "" : matcher.group(2);
    Verdict.Kind kind = Verdict.Kind.valueOf(kindId);
    return detail.isEmpty() == DETAILED.contains(kind)
        ? Optional.empty()
        : Optional.of(new Alternative(kind, detail));
  }

  /** {@return the kind; FLAKY if there are several alternatives} */
  public Verdict.Kind kind() {
    return flaky() ? Verdict.Kind.FLAKY : alternatives.get(0).kind();
  }

  /** {@return whether the test case is known to be flaky} */
  public boolean flaky() {
    return alternatives.size() > 1;
  }

  /** {@return whether accepting it needs a reason: it is a deviation, or it is flaky} */
  public boolean needsReason() {
    return kind().deviation();
  }

  /**
   * {@return whether one of the two answers a question and the other says whether a claim holds}
   * The claim's strength changed between them, so neither is worse.
   */
  public boolean askedOtherwise(AcceptedVerdict other) {
    return all(ANSWERS) && other.all(DECISIONS) || all(DECISIONS) && other.all(ANSWERS);
  }

  private boolean all(Set<Verdict.Kind> kinds) {
    return alternatives.stream().map(Alternative::kind).allMatch(kinds::contains);
  }

  /** {@return whether a verdict is one of the alternatives} */
  public boolean accepts(Verdict verdict) {
    return alternatives.containsAll(verdict.accepted().alternatives());
  }

  /** {@return the text in baselines and reports} */
  @Override
  public String toString() {
    return alternatives.stream().map(Alternative::toString).collect(Collectors.joining(BAR));
  }
}
