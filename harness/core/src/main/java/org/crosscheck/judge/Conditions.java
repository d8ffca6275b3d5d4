package org.crosscheck.judge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.claim.Condition;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.PageError;
import org.jspecify.annotations.Nullable;

/** Checks conditions against observations. */
final class Conditions {
  private Conditions() {}

  /**
   * Why an observation violates a condition.
   *
   * @param text the reason, with the values
   * @param missing whether something is missing that a page with more time could still report
   */
  record Violation(String text, boolean missing) {}

  /**
   * {@return why an observation violates a condition; empty if it meets it}
   *
   * @param repeated the facts that a document may report several times
   */
  static Optional<Violation> violation(
      Condition condition, Observation seen, Set<String> repeated) {
    return switch (condition.operator()) {
      case CONSOLE ->
          match(condition, seen.messagesOfLastDocument()).isPresent()
              ? Optional.empty()
              : Optional.of(
                  new Violation("expected that " + condition + ", but it does not", true));
      case NO_CONSOLE ->
          match(condition, seen.messagesOfLastDocument())
              .map(line -> "expected that " + condition + ", but it has: " + line)
              .map(text -> new Violation(text, false));
      case NO_UNCAUGHT_ERROR ->
          match(condition, errors(seen))
              .map(error -> "expected that " + condition + ", but one does: " + error)
              .map(text -> new Violation(text, false));
      case IS, IS_NOT, ONE_OF, MATCHES, AT_MOST, AT_LEAST -> aboutFacts(condition, seen, repeated);
    };
  }

  private static Optional<Violation> aboutFacts(
      Condition condition, Observation seen, Set<String> repeated) {
    List<String> names =
        condition.per().isEmpty()
            ? List.of(condition.about())
            : List.of(condition.about(), condition.per());
    List<String> missing = names.stream().filter(name -> seen.fact(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return Optional.of(
          new Violation(
              "expected "
                  + condition
                  + ", but "
                  + missing.stream()
                      .map(
                          name -> name + " was never reported" + Errors.insteadOfQuoted(name, seen))
                      .collect(Collectors.joining(" and ")),
              true));
    }
    List<String> again =
        names.stream()
            .filter(name -> !repeated.contains(name) && seen.facts(name).size() > 1)
            .toList();
    if (!again.isEmpty()) {
      return Optional.of(
          new Violation(
              "expected "
                  + condition
                  + ", once, but "
                  + again.stream()
                      .map(name -> "%s was reported %s".formatted(name, values(seen.facts(name))))
                      .collect(Collectors.joining(" and ")),
              false));
    }
    return seen.fact(condition.about())
        .flatMap(fact -> violation(condition, fact, seen))
        .map(text -> new Violation(text, false));
  }

  /** {@return how often a fact was reported and with which values} */
  static String values(List<Fact> facts) {
    return "%d times: %s"
        .formatted(
            facts.size(),
            facts.stream().map(f -> Values.quoted(f.value())).collect(Collectors.joining(", ")));
  }

  private static Optional<String> violation(Condition condition, Fact fact, Observation seen) {
    @Nullable Object value = fact.value();
    @Nullable Object operand = condition.operand();
    boolean met =
        switch (condition.operator()) {
          case IS -> Values.same(value, operand);
          case IS_NOT -> !Values.same(value, operand);
          case ONE_OF ->
              operand instanceof List<?> all && all.stream().anyMatch(o -> Values.same(value, o));
          case MATCHES ->
              Pattern.compile(String.valueOf(operand)).matcher(Values.show(value)).find();
          case AT_MOST ->
              number(condition, fact, seen) <= ((Number) require(operand)).doubleValue();
          case AT_LEAST ->
              number(condition, fact, seen) >= ((Number) require(operand)).doubleValue();
          case CONSOLE, NO_CONSOLE, NO_UNCAUGHT_ERROR ->
              throw new IllegalStateException("not about a fact");
        };
    if (met) {
      return Optional.empty();
    }
    String was = Values.quoted(value);
    if (!condition.per().isEmpty()) {
      was +=
          " / "
              + seen.fact(condition.per())
                  .map(f -> Values.quoted(f.value()))
                  .orElse("never reported");
    }
    return Optional.of("expected " + condition + ", was " + was);
  }

  /**
   * The number of a fact, divided by another one if the condition is a ratio. NaN, which also
   * results from a division by 0, meets no condition.
   */
  private static double number(Condition condition, Fact fact, Observation seen) {
    double value = fact.value() instanceof Number n ? n.doubleValue() : Double.NaN;
    if (condition.per().isEmpty()) {
      return value;
    }
    return seen.fact(condition.per())
        .map(Fact::value)
        .filter(Number.class::isInstance)
        .map(v -> ((Number) v).doubleValue())
        .filter(divisor -> divisor != 0)
        .map(divisor -> value / divisor)
        .orElse(Double.NaN);
  }

  private static Object require(@Nullable Object operand) {
    if (operand == null) {
      throw new IllegalStateException("Condition ensures that a numeric condition has a number");
    }
    return operand;
  }

  private static List<String> errors(Observation seen) {
    return seen.errorsOfLastDocument().stream().map(PageError::text).toList();
  }

  private static Optional<String> match(Condition condition, List<String> texts) {
    Pattern pattern = Pattern.compile(String.valueOf(condition.operand()));
    return texts.stream().filter(text -> pattern.matcher(text).find()).findFirst();
  }
}
