package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.Place;

/** What there is to say about one file while it is being read: problems and remarks. */
final class Findings {
  /** Headers whose value is one item: of a list browsers make nothing. */
  private static final Set<String> POLICIES =
      Set.of(
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "cross-origin-resource-policy",
          "document-isolation-policy");

  /** Of a long list of values, the start is enough; a file can repeat a name 10,000 times. */
  private static final int SHOWN = 200;

  private final String platform;
  private final List<String> problems = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /** Nothing yet, about a file of a platform of this title. */
  Findings(String platform) {
    this.platform = platform;
  }

  /** {@return the platform's title} */
  String platform() {
    return platform;
  }

  /** Notes something that makes the file invalid. */
  void problem(Place place, String says) {
    problems.add(place.said() + says);
  }

  /** Notes something that the platform does and does not tell. */
  void remark(Place place, String says) {
    remarks.add(new Remark(place, says));
  }

  /** {@return the remarks, in the order of the file} */
  List<Remark> remarks() {
    return remarks.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Remark::line).thenComparingInt(Remark::column))
        .toList();
  }

  /** Throws the problems, if there are any, all at once. */
  void refuse(Path file) {
    if (!problems.isEmpty()) {
      throw UserError.all(
          "Cannot use " + file + ":",
          problems,
          "Correct the file; the lines before the colons say where.");
    }
  }

  /** {@return the line, or empty after noting why it cannot be sent} */
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

  /** Remarks that a header is named nearly as one that isolates. */
  void misspelt(Place place, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("cross") || lower.startsWith("document-i")) {
      String plain = lower.replaceFirst("-report-only$", "");
      if (!POLICIES.contains(plain)) {
        Suggestions.to(plain, POLICIES)
            .ifPresent(
                n -> remark(place, "no browser knows '" + name + "'; did you mean " + n + "?"));
      }
    }
  }

  /** {@return words that go on a sentence about two values of a name sent as one} */
  static String joined(String name, String value) {
    return "'"
        + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value)
        + "'"
        + (POLICIES.contains(name.toLowerCase(Locale.ROOT))
            ? ", and browsers ignore a policy that is a list"
            : "");
  }
}
