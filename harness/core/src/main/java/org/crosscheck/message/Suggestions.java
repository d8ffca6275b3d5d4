package org.crosscheck.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that the user most likely meant. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * {@return the known name nearest to the one given, or empty if none is near} Near is an edit
   * distance of at most half the longer name, or one name inside the other.
   */
  public static Optional<String> to(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> near(wanted, name.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.comparingInt((String name) -> distance(wanted, name)).thenComparing(n -> n));
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
    return LevenshteinDistance.getDefaultInstance().apply(a, b.toLowerCase(Locale.ROOT));
  }
}
