package org.crosscheck.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order of npm versions. */
public final class Versions {
  /** By the numbers between dots and hyphens; a preview is before what it previews. */
  public static final Comparator<String> ORDER = Versions::compare;

  private Versions() {}

  private static int compare(String a, String b) {
    int numbers = Arrays.compare(numbers(a), numbers(b));
    if (numbers != 0) {
      return numbers;
    }
    int previews = Boolean.compare(b.contains("-preview"), a.contains("-preview"));
    return previews != 0 ? previews : Arrays.compare(after(a), after(b));
  }

  private static long[] numbers(String version) {
    return parse(version.replaceFirst("-.*", ""));
  }

  private static long[] after(String version) {
    return parse(version.contains("-") ? version.replaceFirst("^[^-]*-", "") : "");
  }

  private static long[] parse(String text) {
    return Arrays.stream(text.split("[^0-9]+"))
        .filter(n -> !n.isEmpty())
        // No number of a version is longer, but npm does not say so.
        .mapToLong(n -> Long.parseLong(n.substring(0, Math.min(n.length(), 18))))
        .toArray();
  }

  /**
   * {@return the version that is used in place of one: itself if it is there, else the last before
   * it, else the first}
   *
   * @param there at least one
   */
  static String nearest(String wanted, List<String> there) {
    List<String> sorted = there.stream().sorted(ORDER).toList();
    return sorted.stream()
        .filter(v -> ORDER.compare(v, wanted) <= 0)
        .reduce((first, second) -> second)
        .orElse(sorted.get(0));
  }
}
