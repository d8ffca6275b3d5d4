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
 * A verdict without its reason: what a baseline accepts for a case, and what a run is compared by.
 * A case that is known to be flaky has several alternatives.
 *
 * <p>Its text is {@code KIND} or {@code KIND(detail)}, alternatives joined by {@code |}.
 *
 * @param alternatives at least one
 */
public record AcceptedVerdict(List<Alternative> alternatives) {
  private static final String KINDS =
      Arrays.stream(Verdict.Kind.values()).map(Verdict.Kind::id).collect(Collectors.joining("|"));

  private static final String BAR = " | ";

  private static final Set<Verdict.Kind> DETAILED =
      Set.of(Verdict.Kind.ANSWER, Verdict.Kind.BLOCKED);

  /** A detail may have any character in it, such as Unicode's own line separators. */
  private static final Pattern ONE =
      Pattern.compile("(ANSWER|BLOCKED)\\((.+)\\)|(" + KINDS + ")", Pattern.DOTALL);

  /** Where one verdict may end and the next begin; an answer may hold a bar itself. */
  private static final Pattern BETWEEN =
      Pattern.compile(" \\| (?=(?:" + KINDS + ")(?:\\(| \\| |$))");

  /**
   * One verdict without its reason.
   *
   * @param kind its kind
   * @param detail the value of an answer, or the claim that blocks; "" for all other kinds
   */
  public record Alternative(Verdict.Kind kind, String detail) {
    /**
     * Checks the detail.
     *
     * @throws IllegalArgumentException if it is missing, or is there where none can be
     */
    public Alternative {
      if (detail.isEmpty() == DETAILED.contains(kind)) {
        throw new IllegalArgumentException("'" + detail + "' is not a detail of " + kind);
      }
    }

    /** {@return the kind, and the detail in parentheses if there is any} */
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
      throw new IllegalArgumentException("nothing is accepted");
    }
  }

  /** {@return a single verdict} */
  public static AcceptedVerdict of(Verdict.Kind kind, String detail) {
    return new AcceptedVerdict(List.of(new Alternative(kind, detail)));
  }

  /**
   * {@return the verdict of a text that {@link #toString} made}
   *
   * @throws UserError if a part of the text is not a verdict
   */
  public static AcceptedVerdict parse(String text) {
    List<Alternative> all = new ArrayList<>();
    String open = "";
    for (String part : BETWEEN.split(text, -1)) {
      String one = open.isEmpty() ? part : open + BAR + part;
      Optional<Alternative> alternative = alternative(one);
      alternative.ifPresent(all::add);
      open = alternative.isPresent() ? "" : one;
    }
    if (!open.isEmpty() || all.isEmpty()) {
      throw Suggestions.unknown("verdict", open, List.of(KINDS.split("\\|")));
    }
    return new AcceptedVerdict(all);
  }

  private static Optional<Alternative> alternative(String text) {
    Matcher matcher = ONE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String word = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
    String detail = matcher.group(1) == null ? "" : matcher.group(2);
    Verdict.Kind kind = Verdict.Kind.valueOf(word);
    return detail.isEmpty() == DETAILED.contains(kind)
        ? Optional.empty()
        : Optional.of(new Alternative(kind, detail));
  }

  /** {@return the kind of the first alternative} */
  public Verdict.Kind kind() {
    return alternatives.get(0).kind();
  }

  /** {@return whether the case is known to come out differently from time to time} */
  public boolean flaky() {
    return alternatives.size() > 1;
  }

  /** {@return whether accepting it needs a reason: it is a deviation, or there are several} */
  public boolean needsReason() {
    return flaky() || kind().deviation();
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
