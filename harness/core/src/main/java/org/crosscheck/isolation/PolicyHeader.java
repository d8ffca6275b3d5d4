package org.crosscheck.isolation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.TokenItem;

/**
 * A policy header as browsers read it: a Structured Field item holding a token, over the combined
 * lines (RFC 9651 section 4.2; HTML, "obtain an embedder policy"). An empty line beside another
 * makes the item invalid in Chrome; Firefox ignores it (seen in Chromium 156, Firefox 153).
 *
 * @param name the name of the header
 * @param lines the values of its lines that count
 * @param present whether there is any line
 * @param reportOnly whether the report-only form of the header is sent
 * @param token the token; empty if there is none
 */
record PolicyHeader(
    String name, List<String> lines, boolean present, boolean reportOnly, Optional<String> token) {
  static final String OPENER = "Cross-Origin-Opener-Policy";
  static final String EMBEDDER = "Cross-Origin-Embedder-Policy";
  static final String DOCUMENT = "Document-Isolation-Policy";

  private static final List<String> OPENERS =
      List.of("same-origin", "same-origin-allow-popups", "noopener-allow-popups", "unsafe-none");
  private static final List<String> EMBEDDERS =
      List.of("require-corp", "credentialless", "unsafe-none");
  private static final List<String> DOCUMENTS =
      List.of("isolate-and-require-corp", "isolate-and-credentialless", "none");

  static PolicyHeader of(String name, List<HeaderField> lines, EngineTraits engine) {
    boolean present = lines.stream().anyMatch(l -> l.named(name));
    List<String> values =
        lines.stream()
            .filter(l -> l.named(name))
            .map(HeaderField::value)
            .filter(value -> engine.emptyLinesCount() || !value.isEmpty())
            .toList();
    boolean reportOnly = lines.stream().anyMatch(l -> l.named(name + "-Report-Only"));
    return new PolicyHeader(
        name,
        values,
        present,
        reportOnly,
        token(values.stream().collect(Collectors.joining(", "))));
  }

  boolean is(String wanted) {
    return token.filter(wanted::equals).isPresent();
  }

  String value() {
    return String.join(", ", lines);
  }

  /**
   * {@return why the header isolates or does not}
   *
   * @param counts whether it isolates
   * @param wanted the values that would isolate, in words
   */
  String explain(boolean counts, String wanted) {
    if (!present) {
      return name + " is missing" + (reportOnly ? "; " + name + "-Report-Only only reports" : "");
    }
    if (counts) {
      return name + " is " + value();
    }
    return token
        .map(t -> name + " is " + t + ", which is not " + wanted + spelling(t))
        .orElseGet(
            () ->
                name
                    + " is invalid, so browsers ignore it: '"
                    + value()
                    + "' is not a single token: "
                    + fault());
  }

  /** {@return the values that the header can have} */
  private List<String> known() {
    return known(name);
  }

  private static List<String> known(String name) {
    return switch (name) {
      case OPENER -> OPENERS;
      case EMBEDDER -> EMBEDDERS;
      default -> DOCUMENTS;
    };
  }

  /** {@return what may be wrong with a token that is not one of the known values} */
  private String spelling(String value) {
    if (known().contains(value)) {
      return "";
    }
    Optional<String> other =
        List.of(OPENER, EMBEDDER, DOCUMENT).stream()
            .filter(header -> known(header).contains(value))
            .findFirst();
    if (other.isPresent()) {
      return "; it is a value of " + other.get();
    }
    if (known().contains(value.toLowerCase(Locale.ROOT))) {
      return "; values are case-sensitive, write " + value.toLowerCase(Locale.ROOT);
    }
    return Suggestions.to(value, known()).map(near -> "; did you mean " + near + "?").orElse("");
  }

  /** {@return the first reason why the value is not a single token} */
  private String fault() {
    if (lines.size() > 1) {
      return "the header is sent %d times, and browsers join the lines; often an application and"
              .formatted(lines.size())
          + " the server before it both send it";
    }
    String value = value();
    if (value.isEmpty()) {
      return "it is empty";
    }
    if (value.matches("[\"'].*")) {
      return "write it without quotation marks";
    }
    if (token(value.replaceFirst(",.*", "")).isPresent()) {
      return "it is a list of several values, write only one";
    }
    if (value.matches(".*;\\s*")) {
      return "it ends with a semicolon, after which browsers expect a parameter";
    }
    if (token(value.replaceFirst("\\s*;.*", "")).isPresent()) {
      return "what follows the semicolon is not a parameter";
    }
    int end = 0;
    while (end < value.length() && token(value.substring(0, end + 1)).isPresent()) {
      end++;
    }
    return "the character '%s' at position %d is not part of a token"
        .formatted(value.substring(end, value.offsetByCodePoints(end, 1)), end + 1);
  }

  private static Optional<String> token(String value) {
    try {
      Item<?> item = Parser.parseItem(value);
      return item instanceof TokenItem token ? Optional.of(token.get()) : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
