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
 * @param about the fact's name, or the empty text if the operator {@linkplain
 *     Operator#aboutMessages() is about messages}
 * @param operator how the fact is compared
 * @param operand what it is compared with: a JSON value; a regular expression for {@link
 *     Operator#MATCHES} and the operators about messages; a list for {@link Operator#ONE_OF}; a
 *     number for {@link Operator#AT_MOST} and {@link Operator#AT_LEAST}
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
    NO_CONSOLE("no-console"),
    /** No uncaught error of the page or a worker, unhandled rejections included, has a match. */
    NO_UNCAUGHT_ERROR("no-uncaught-error");

    private final String id;

    Operator(String id) {
      this.id = id;
    }

    /** {@return its name in a claim file} */
    public String id() {
      return id;
    }

    /** {@return whether it looks at what the page and its workers wrote or threw, not at a fact} */
    public boolean aboutMessages() {
      return this == CONSOLE || this == NO_CONSOLE || this == NO_UNCAUGHT_ERROR;
    }
  }

  /**
   * Checks that operand and operator fit.
   *
   * @throws UserError if they do not fit
   */
  public Condition {
    boolean messages = operator.aboutMessages();
    if (about.isBlank() != messages) {
      throw new UserError(
          "A condition with '"
              + operator.id()
              + "' "
              + (messages ? "names" : "does not name")
              + " a fact.",
          "Write 'fact:' with every operator except console, no-console and no-uncaught-error.");
    }
    if ((messages || operator == Operator.MATCHES) && !isPattern(operand)) {
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
        "no-console",
        "no-uncaught-error");
    List<Operator> operators =
        List.of(Operator.values()).stream().filter(t -> map.has(t.id())).toList();
    if (operators.size() != 1) {
      throw new UserError(
          "A condition has " + operators.size() + " operators.",
          "Give exactly one of is, is-not, one-of, matches, at-most, at-least, console,"
              + " no-console, no-uncaught-error.");
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
      case NO_UNCAUGHT_ERROR -> "no uncaught error contains /" + operand + "/";
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
