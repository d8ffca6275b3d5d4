package org.crosscheck.platform.reader;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * Limits of the patterns of paths, so that none takes memory or time without end. Platforms have
 * lower ones or end a request that takes too long.
 */
final class PatternLimits {
  /** The most characters of a pattern; the most that a platform allows (Vercel). */
  private static final int LONGEST = 4096;

  /** The most characters of a regular expression that a pattern becomes. */
  private static final int LONGEST_REGEX = 1 << 16;

  /** The most texts that the braces of a pattern stand for. */
  private static final int MOST_TEXTS = 10_000;

  /** The most characters that are looked at to see whether one path matches. */
  private static final int MOST_STEPS = 1 << 20;

  private PatternLimits() {}

  /**
   * {@return the pattern}
   *
   * @throws UserError if it is too long
   */
  static String pattern(String pattern) {
    if (pattern.length() > LONGEST) {
      throw tooMuch(pattern, "it has more than " + LONGEST + " characters");
    }
    return pattern;
  }

  /**
   * {@return the regular expression}
   *
   * @throws UserError if it is too long
   */
  static String regex(String regex) {
    if (regex.length() > LONGEST_REGEX) {
      throw tooMuch(regex, "it has too many alternatives");
    }
    return regex;
  }

  /**
   * Checks how many texts the braces of a pattern stand for.
   *
   * @throws UserError if there are too many
   */
  static void texts(String pattern, long texts) {
    if (texts > MOST_TEXTS) {
      throw tooMuch(pattern, "its braces stand for more than " + MOST_TEXTS + " texts");
    }
  }

  /**
   * {@return whether a path matches}
   *
   * @throws UserError if finding out takes too long
   */
  static boolean matches(Pattern pattern, String path) {
    return pattern.matcher(text(pattern, path)).matches();
  }

  /**
   * {@return a path to match against a pattern; reading from it throws a {@link UserError} when
   * matching takes too long}
   */
  static CharSequence text(Pattern pattern, String path) {
    return new Bounded(path, pattern, new AtomicInteger());
  }

  private static UserError tooMuch(String pattern, String why) {
    return new UserError(
        "The path pattern '%s' is too much: %s."
            .formatted(pattern.length() > 60 ? pattern.substring(0, 60) + "…" : pattern, why),
        "Write a simpler one.");
  }

  /** A text that counts how often its characters are read. */
  private record Bounded(String text, Pattern pattern, AtomicInteger steps)
      implements CharSequence {
    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > MOST_STEPS) {
        throw tooMuch(pattern.pattern(), "it takes too many steps to match a path");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
