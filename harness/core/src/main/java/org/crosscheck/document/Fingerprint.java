package org.crosscheck.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.crosscheck.message.UserError;

/**
 * Recognizes a run of words without containing them: how many there are, and their SHA-256. See
 * decision 0032.
 *
 * @param words the number of words, at least 4: fewer are found by accident
 * @param sha256 the SHA-256 of the words in lower case with a space between them, in hexadecimal
 */
public record Fingerprint(int words, String sha256) {
  /** The fewest words that a fingerprint is made of. */
  static final int FEWEST = 4;

  private static final Pattern FORM = Pattern.compile("(\\d{1,3}):([0-9a-f]{64})");

  /**
   * Checks both.
   *
   * @throws UserError if there are too few words
   */
  public Fingerprint {
    if (words < FEWEST) {
      throw new UserError(
          "A fingerprint of " + words + " words is found by accident.",
          "Use at least " + FEWEST + " words of the sentence.");
    }
  }

  /**
   * {@return the fingerprint of a text, such as a sentence with its markup}
   *
   * @throws UserError if it has fewer than four words
   */
  public static Fingerprint of(String text) {
    List<String> words = Words.of(text);
    return new Fingerprint(words.size(), hash(words));
  }

  /**
   * {@return the fingerprint that was written as {@link #toString} writes it}
   *
   * @throws UserError if it has another form
   */
  public static Fingerprint parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UserError(
          "'" + text + "' is not a fingerprint.",
          "Copy what './crosscheck documents --fingerprint SENTENCE' prints.");
    }
    return new Fingerprint(Integer.parseInt(form.group(1)), form.group(2));
  }

  /** {@return the fingerprints of all runs of so many words, in order} */
  static List<Fingerprint> all(List<String> words, int length) {
    return IntStream.rangeClosed(0, words.size() - length)
        .mapToObj(start -> new Fingerprint(length, hash(words.subList(start, start + length))))
        .toList();
  }

  private static String hash(List<String> words) {
    try {
      byte[] bytes = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return words + ":" + sha256;
  }
}
