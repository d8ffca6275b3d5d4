package org.crosscheck.judge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.claim.Condition;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.jspecify.annotations.Nullable;

/** Checks conditions against observations. */
final class Conditions {
  private Conditions() {}

  /** {@return why an observation violates a condition, with the values; empty if it meets it} */
  static Optional<String> violation(Condition condition, Observation seen) {
    return switch (condition.operator()) {
      case CONSOLE ->
          output(condition, seen)
              .map(line -> Optional.<String>empty())
              .orElse(Optional.of("expected that " + condition + ", but it does not"));
      case NO_CONSOLE ->
          output(condition, seen)
              .map(line -> "expected that " + condition + ", but it has: " + line);
      case IS, IS_NOT, ONE_OF, MATCHES, AT_MOST, AT_LEAST ->
          seen.fact(condition.about())
              .map(fact -> violation(condition, fact, seen))
              .orElseGet(
                  () ->
                      Optional.of(
                          "expected "
                              + condition
                              + ", but "
                              + condition.about()
                              + " was never reported"));
    };
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
          case CONSOLE, NO_CONSOLE -> throw new IllegalStateException("not about a fact");
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

  private static Optional<String> output(Condition condition, Observation seen) {
    Pattern pattern = Pattern.compile(String.valueOf(condition.operand()));
    return seen.messages().stream().filter(line -> pattern.matcher(line).find()).findFirst();
  }
}
