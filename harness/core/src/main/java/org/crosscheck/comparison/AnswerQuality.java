package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much an answer to a question of fact says, best first. An answer that says less than the
 * accepted one is worse, whatever the question: an error where there was a value, or nothing where
 * there was an error.
 */
public enum AnswerQuality {
  /** A value, such as {@code yes} or {@code str 42}. */
  VALUE(0),
  /** An error, or a refusal with its reason. */
  ERROR(1),
  /** Nothing: no answer in time, or a value that stands for nothing, such as {@code None}. */
  NOTHING(2);

  private final int silence;

  AnswerQuality(int silence) {
    this.silence = silence;
  }

  /** {@return how little it says, from 0 for a value to 2 for nothing} */
  public int silence() {
    return silence;
  }

  private static final Pattern ERRORS =
      Pattern.compile("^(error|refused|no): .*|.*\\b[A-Z][A-Za-z]*(Error|Exception)\\b.*");

  private static final Pattern SILENCE =
      Pattern.compile(
          "^(no answer|nothing|never|not asked|not tried).*"
              + "|^(\\w+ )?(None|NoneType|null|JsNull|undefined|<undefined>|<null>)$");

  /** Between the parts of an answer such as {@code to-main int 1; from-main int 0}. */
  private static final Pattern BETWEEN = Pattern.compile("; (?=[a-z][a-z-]* )");

  /**
   * A part of an answer.
   *
   * @param name its name, or "" if the answer is one value
   * @param quality how much it says
   */
  public record Part(String name, AnswerQuality quality) {}

  /** {@return how much an answer says} */
  public static AnswerQuality of(String answer) {
    String text = answer.strip();
    // A silence may tell of an error: "refused: Error: no answer in 3 s".
    if (SILENCE.matcher(text).matches() || text.matches("^(refused|error): .*\\bno answer\\b.*")) {
      return NOTHING;
    }
    return ERRORS.matcher(text).matches() ? ERROR : VALUE;
  }

  /** {@return whether an answer says less than another one in some part that both have} */
  static boolean worse(String before, String after) {
    List<Part> was = parts(before);
    List<Part> is = parts(after);
    boolean sameParts =
        was.size() > 1
            && was.stream().map(Part::name).toList().equals(is.stream().map(Part::name).toList());
    if (!sameParts) {
      return of(after).compareTo(of(before)) > 0;
    }
    for (int i = 0; i < was.size(); i++) {
      if (is.get(i).quality().compareTo(was.get(i).quality()) > 0) {
        return true;
      }
    }
    return false;
  }

  /** {@return the parts of an answer, one if it is one value} */
  public static List<Part> parts(String answer) {
    List<Part> parts = new ArrayList<>();
    for (String part : BETWEEN.split(answer)) {
      int space = part.indexOf(' ');
      parts.add(
          space < 0
              ? new Part("", of(part))
              : new Part(part.substring(0, space), of(part.substring(space + 1))));
    }
    return parts;
  }
}
