package org.crosscheck.release;

import java.util.Arrays;
import java.util.List;
import org.crosscheck.message.UserError;

/**
 * A version of an npm package, such as {@code 0.6.39} or {@code 1.28.0-preview.20}. Versions are
 * compared by the numbers between dots and hyphens; a preview is before the version that it
 * previews.
 *
 * @param text the version as npm writes it; a range such as {@code ^0.16.21} is compared by its
 *     numbers too
 */
public record Version(String text) implements Comparable<Version> {
  /**
   * {@return a version of PyScript itself}
   *
   * @param text three numbers separated by dots, such as {@code 0.6.39}
   * @throws UserError if it has another form, such as the calendar tag {@code 2026.1.1}
   */
  public static Version ofPyScript(String text) {
    // A calendar tag looks like a version, but npm versions of PyScript are never that high.
    if (!text.matches("\\d{1,3}(\\.\\d{1,6}){2}")) {
      throw new UserError(
          "'" + text + "' is not an npm version of PyScript.", "Write it as 0.6.39.");
    }
    return new Version(text);
  }

  /**
   * {@return a negative number if the first is before the second, 0 if they are equal, else a
   * positive number}
   */
  public static int compare(String first, String second) {
    return new Version(first).compareTo(new Version(second));
  }

  /**
   * {@return the version to use for a wanted one: itself if it is available, else the last before
   * it, else the first}
   *
   * @param available at least one
   */
  static String nearest(String wanted, List<String> available) {
    List<String> sorted = available.stream().sorted(Version::compare).toList();
    return sorted.stream()
        .filter(v -> compare(v, wanted) <= 0)
        .reduce((first, second) -> second)
        .orElse(sorted.get(0));
  }

  @Override
  public int compareTo(Version other) {
    int byNumbers = Arrays.compare(numbers(), other.numbers());
    if (byNumbers != 0) {
      return byNumbers;
    }
    int byPreview = Boolean.compare(other.text.contains("-preview"), text.contains("-preview"));
    return byPreview != 0 ? byPreview : Arrays.compare(suffix(), other.suffix());
  }

  @Override
  public String toString() {
    return text;
  }

  private long[] numbers() {
    return parse(text.replaceFirst("-.*", ""));
  }

  private long[] suffix() {
    return parse(text.contains("-") ? text.replaceFirst("^[^-]*-", "") : "");
  }

  private static long[] parse(String numbers) {
    return Arrays.stream(numbers.split("[^0-9]+"))
        .filter(n -> !n.isEmpty())
        // Versions have shorter numbers than that, but npm does not promise it.
        .mapToLong(n -> Long.parseLong(n.substring(0, Math.min(n.length(), 18))))
        .toArray();
  }
}
