package org.crosscheck.claim;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.crosscheck.told.Told;
import org.crosscheck.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be so in an observation for a claim to hold.
 *
 * @param about the fact's name; for {@link Test#CONSOLE} and {@link Test#NO_CONSOLE} the empty text
 * @param test how the fact is looked at
 * @param operand what it is held against: a value as JSON knows it; a regular expression for {@link
 *     Test#MATCHES}, {@link Test#CONSOLE} and {@link Test#NO_CONSOLE}; a list for {@link
 *     Test#ONE_OF}; a number for {@link Test#AT_MOST} and {@link Test#AT_LEAST}
 * @param per the fact that a number is divided by first, or "" for none
 */
public record Condition(String about, Test test, @Nullable Object operand, String per) {

  /** How a fact is looked at. */
  public enum Test {
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

    private final String word;

    Test(String word) {
      this.word = word;
    }

    /** {@return the word that stands for this test in a claim file} */
    public String word() {
      return word;
    }
  }

  /**
   * Checks that operand and test fit.
   *
   * @throws Told if they do not
   */
  public Condition {
    boolean console = test == Test.CONSOLE || test == Test.NO_CONSOLE;
    if (about.isBlank() != console) {
      throw new Told(
          "A condition with '"
              + test.word()
              + "' "
              + (console ? "names" : "does not name")
              + " a fact.",
          "Write 'fact:' with every test but console and no-console.");
    }
    if ((console || test == Test.MATCHES) && !isPattern(operand)) {
      throw new Told(
          "'" + operand + "' is not a regular expression.", "Correct '" + test.word() + "'.");
    }
    if (test == Test.ONE_OF && !(operand instanceof List)) {
      throw new Told("'one-of' has no list.", "Write one-of: [a, b].");
    }
    boolean number = test == Test.AT_MOST || test == Test.AT_LEAST;
    if (number && !(operand instanceof Number)) {
      throw new Told("'" + operand + "' is not a number.", "Correct '" + test.word() + "'.");
    }
    if (!number && !per.isEmpty()) {
      throw new Told("'per' goes with at-most or at-least.", "Remove 'per' or use at-most.");
    }
  }

  /** {@return a condition as a claim file has it, such as {@code {fact: a.b, is: 3}}} */
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
    List<Test> tests = List.of(Test.values()).stream().filter(t -> map.has(t.word())).toList();
    if (tests.size() != 1) {
      throw new Told(
          "A condition has " + tests.size() + " tests.",
          "Give exactly one of is, is-not, one-of, matches, at-most, at-least, console, no-console.");
    }
    Test test = tests.get(0);
    return new Condition(map.text("fact", ""), test, map.any(test.word()), map.text("per", ""));
  }

  /** {@return the condition in words, such as {@code sync.value is "Hello"}} */
  @Override
  public String toString() {
    String what = per.isEmpty() ? about : about + " / " + per;
    String operandText =
        operand instanceof String ? "\"" + operand + "\"" : String.valueOf(operand);
    return switch (test) {
      case CONSOLE -> "the console says /" + operand + "/";
      case NO_CONSOLE -> "the console does not say /" + operand + "/";
      case MATCHES -> what + " matches /" + operand + "/";
      case IS, IS_NOT, ONE_OF, AT_MOST, AT_LEAST ->
          what + " " + test.word().replace('-', ' ') + " " + operandText;
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
