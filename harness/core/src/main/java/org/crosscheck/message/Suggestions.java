package org.crosscheck.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the name that the user most likely meant. */
public final class Suggestions {
  /** So many names fit into a message. */
  private static final int FEW = 12;

  private static final int NEAREST = 3;

  private Suggestions() {}

  /**
   * {@return the known name nearest to the one given, or empty if none is near} Near is an edit
   * distance of at most half the longer name, or one name inside the other.
   */
  public static Optional<String> to(String given, Collection<String> known) {
    return nearest(given, known).stream().findFirst();
  }

  /**
   * {@return an error about an unknown name, with the nearest match and the command that lists all
   * names} For names of which there are too many for a message.
   *
   * @param noun what kind of thing was named, such as {@code claim}
   * @param given the name as the user wrote it
   * @param known every valid name
   * @param listing what lists them, such as {@code ./crosscheck claims}
   */
  public static UserError unknown(
      String noun, String given, Collection<String> known, String listing) {
    if (known.size() <= FEW) {
      return unknown(noun, given, known);
    }
    List<String> near = nearest(given, known);
    String meant = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    return new UserError(
        "There is no " + noun + " '" + given + "'." + meant,
        "'%s' lists all %d.".formatted(listing, known.size()));
  }

  private static List<String> nearest(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    List<String> near =
        known.stream()
            .filter(name -> near(wanted, name.toLowerCase(Locale.ROOT)))
            .sorted(
                Comparator.comparingInt((String name) -> distance(wanted, name))
                    .thenComparing(n -> n))
            .limit(NEAREST)
            .toList();
    // Beside a name that is one typo away, one that is half different is not what was meant.
    return near.stream()
        .filter(name -> distance(wanted, name) <= 2 * distance(wanted, near.get(0)) + 1)
        .toList();
  }

  /**
   * {@return an error about an unknown name, with the nearest match and all known names}
   *
   * @param noun what kind of thing was named, such as {@code hosting}
   * @param given the name as the user wrote it
   * @param known every valid name
   */
  public static UserError unknown(String noun, String given, Collection<String> known) {
    String meant = to(given, known).map(n -> " Did you mean " + n + "?").orElse("");
    return new UserError(
        "There is no " + noun + " '" + given + "'." + meant,
        "Known: " + String.join(", ", known.stream().sorted().toList()) + ".");
  }

  private static boolean near(String wanted, String name) {
    boolean inside = name.contains(wanted) || wanted.contains(name);
    return (inside && Math.min(name.length(), wanted.length()) > 2)
        || distance(wanted, name) * 2 <= Math.max(name.length(), wanted.length());
  }

  private static int distance(String a, String b) {
    return new DamerauLevenshteinDistance().apply(a, b.toLowerCase(Locale.ROOT));
  }
}
