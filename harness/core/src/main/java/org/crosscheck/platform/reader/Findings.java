package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;

/** The problems and remarks about one file while it is read. */
final class Findings {
  /** Headers whose value must be a single item; browsers ignore a list. */
  private static final Set<String> POLICIES =
      Set.of(
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "cross-origin-resource-policy",
          "document-isolation-policy");

  /** Headers by which a document is isolated or not. */
  private static final Set<String> ISOLATING =
      Set.of(
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "document-isolation-policy",
          "permissions-policy",
          "feature-policy");

  /** Of a long list of values, the start is enough; a file can repeat a name 10,000 times. */
  private static final int SHOWN = 200;

  private final String platform;
  private final List<String> problems = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /** Starts without findings, for a file of the platform with this title. */
  Findings(String platform) {
    this.platform = platform;
  }

  /** {@return the platform's title} */
  String platform() {
    return platform;
  }

  /** Adds a problem that makes the file invalid. */
  void problem(Place place, String text) {
    problems.add(place.prefix() + text);
  }

  /** Adds a remark about something that the platform does silently. */
  void remark(Place place, String text) {
    remarks.add(new Remark(place, text, Remark.About.PLATFORM));
  }

  /**
   * Adds a remark about something that Crosscheck does not model, unlike the platform.
   *
   * @param isolates whether isolation may depend on it
   */
  void limit(Place place, String text, boolean isolates) {
    remarks.add(
        new Remark(place, text, isolates ? Remark.About.LIMIT_OF_ISOLATION : Remark.About.LIMIT));
  }

  /** {@return whether one of the names is that of a header that decides about isolation} */
  static boolean isolates(Stream<String> names) {
    return names.map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(ISOLATING::contains);
  }

  /** {@return the remarks, in the order of the file} */
  List<Remark> remarks() {
    return remarks.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Remark::line).thenComparingInt(Remark::column))
        .toList();
  }

  /** Throws one {@link UserError} with all problems, if there are any. */
  void refuse(Path file) {
    if (!problems.isEmpty()) {
      throw UserError.all(
          "Cannot use " + file + ":", problems, "Correct the file at the given lines.");
    }
  }

  /** {@return the line; empty, after a problem was added, if it cannot be sent} */
  Optional<Line> line(Place place, String name, String value) {
    try {
      HeaderField field = new HeaderField(name, value);
      misspelt(place, name);
      return Optional.of(new Line(place, field.name(), field.value()));
    } catch (UserError e) {
      problem(place, e.getMessage());
      return Optional.empty();
    }
  }

  /** Adds a remark if the name is a likely misspelling of a header that affects isolation. */
  void misspelt(Place place, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("cross") || lower.startsWith("document-i")) {
      String plain = lower.replaceFirst("-report-only$", "");
      if (!POLICIES.contains(plain)) {
        Suggestions.to(plain, POLICIES)
            .ifPresent(
                n ->
                    remark(
                        place,
                        "browsers do not recognize '" + name + "'; did you mean " + n + "?"));
      }
    }
  }

  /** {@return the end of a sentence about two values of a header sent as one} */
  static String joined(String name, String value) {
    return "'"
        + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value)
        + "'"
        + (POLICIES.contains(name.toLowerCase(Locale.ROOT))
            ? ", and browsers ignore a policy that is a list"
            : "");
  }
}
