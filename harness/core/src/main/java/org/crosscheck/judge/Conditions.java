package org.crosscheck.judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.claim.Condition;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.jspecify.annotations.Nullable;

/** Holds conditions against observations. */
final class Conditions {
  private Conditions() {}

  /** {@return why an observation does not meet a condition, with the values; empty if it does} */
  static Optional<String> refused(Condition condition, Observation seen) {
    return switch (condition.operator()) {
      case CONSOLE ->
          said(condition, seen)
              .map(line -> Optional.<String>empty())
              .orElse(Optional.of("expected that " + condition + ", but it does not"));
      case NO_CONSOLE ->
          said(condition, seen)
              .map(line -> "expected that " + condition + ", but it says: " + line);
      case IS, IS_NOT, ONE_OF, MATCHES, AT_MOST, AT_LEAST ->
          seen.fact(condition.about())
              .map(fact -> refused(condition, fact, seen))
              .orElseGet(
                  () ->
                      Optional.of(
                          "expected " + condition + ", but " + condition.about() + " never came"));
    };
  }

  private static Optional<String> refused(Condition condition, Fact fact, Observation seen) {
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
          case CONSOLE, NO_CONSOLE -> throw new IllegalStateException("not about a fact");
        };
    if (met) {
      return Optional.empty();
    }
    String was = Values.quoted(value);
    if (!condition.per().isEmpty()) {
      was +=
          " / "
              + seen.fact(condition.per()).map(f -> Values.quoted(f.value())).orElse("never came");
    }
    return Optional.of("expected " + condition + ", was " + was);
  }

  /**
   * The number of a fact, divided by another if the condition says so. NaN, which is also what a
   * division by 0 gives, meets no condition.
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
      throw new IllegalStateException("a number condition has a number: Condition checks it");
    }
    return operand;
  }

  private static Optional<String> said(Condition condition, Observation seen) {
    Pattern pattern = Pattern.compile(String.valueOf(condition.operand()));
    return seen.said().stream().filter(line -> pattern.matcher(line).find()).findFirst();
  }
}
