package org.crosscheck.claim;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be true of an observation for a claim to hold.
 *
 * @param about the fact's name; for {@link Operator#CONSOLE} and {@link Operator#NO_CONSOLE} the
 *     empty text
 * @param operator how the fact is compared
 * @param operand what it is compared with: a JSON value; a regular expression for {@link
 *     Operator#MATCHES}, {@link Operator#CONSOLE} and {@link Operator#NO_CONSOLE}; a list for
 *     {@link Operator#ONE_OF}; a number for {@link Operator#AT_MOST} and {@link Operator#AT_LEAST}
 * @param per the fact that a number is divided by first, or "" for none
 */
public record Condition(String about, Operator operator, @Nullable Object operand, String per) {

  /** How a fact is compared. */
  public enum Operator {
    /** The fact equals the operand. */
    IS("is"),
    /** The fact was reported and differs from the operand. */
    IS_NOT("is-not"),
    /** The fact equals one of the operands. */
    ONE_OF("one-of"),
    /** The fact's text contains a match of the regular expression. */
    MATCHES("matches"),
    /** The number is not above the operand. */
    AT_MOST("at-most"),
    /** The number is not below the operand. */
    AT_LEAST("at-least"),
    /** Some console line or page error contains a match. */
    CONSOLE("console"),
    /** No console line and no page error contains a match. */
    NO_CONSOLE("no-console");

    private final String id;

    Operator(String id) {
      this.id = id;
    }

    /** {@return its name in a claim file} */
    public String id() {
      return id;
    }
  }

  /**
   * Checks that operand and operator fit.
   *
   * @throws UserError if they do not fit
   */
  public Condition {
    boolean console = operator == Operator.CONSOLE || operator == Operator.NO_CONSOLE;
    if (about.isBlank() != console) {
      throw new UserError(
          "A condition with '"
              + operator.id()
              + "' "
              + (console ? "names" : "does not name")
              + " a fact.",
          "Write 'fact:' with every operator except console and no-console.");
    }
    if ((console || operator == Operator.MATCHES) && !isPattern(operand)) {
      throw new UserError(
          "'" + operand + "' is not a regular expression.", "Correct '" + operator.id() + "'.");
    }
    if (operator == Operator.ONE_OF && !(operand instanceof List)) {
      throw new UserError("'one-of' is not a list.", "Write one-of: [a, b].");
    }
    boolean number = operator == Operator.AT_MOST || operator == Operator.AT_LEAST;
    if (number && !(operand instanceof Number)) {
      throw new UserError("'" + operand + "' is not a number.", "Correct '" + operator.id() + "'.");
    }
    if (!number && !per.isEmpty()) {
      throw new UserError("'per' goes with at-most or at-least.", "Remove 'per' or use at-most.");
    }
  }

  /** {@return a condition of a claim file, such as {@code {fact: a.b, is: 3}}} */
  static Condition from(YamlMap map) {
    map.only(
        "fact",
        "per",
        "is",
        "is-not",
        "one-of",
        "matches",
        "at-most",
        "at-least",
        "console",
        "no-console");
    List<Operator> operators =
        List.of(Operator.values()).stream().filter(t -> map.has(t.id())).toList();
    if (operators.size() != 1) {
      throw new UserError(
          "A condition has " + operators.size() + " operators.",
          "Give exactly one of is, is-not, one-of, matches, at-most, at-least, console,"
              + " no-console.");
    }
    Operator operator = operators.get(0);
    return new Condition(
        map.text("fact", ""), operator, map.any(operator.id()), map.text("per", ""));
  }

  /** {@return the condition in words, such as {@code sync.value is "Hello"}} */
  @Override
  public String toString() {
    String what = per.isEmpty() ? about : about + " / " + per;
    String operandText =
        operand instanceof String ? "\"" + operand + "\"" : String.valueOf(operand);
    return switch (operator) {
      case CONSOLE -> "the console contains /" + operand + "/";
      case NO_CONSOLE -> "the console does not contain /" + operand + "/";
      case MATCHES -> what + " matches /" + operand + "/";
      case IS, IS_NOT, ONE_OF, AT_MOST, AT_LEAST ->
          what + " " + operator.id().replace('-', ' ') + " " + operandText;
    };
  }

  private static boolean isPattern(@Nullable Object operand) {
    try {
      return operand instanceof String text && Pattern.compile(text) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
