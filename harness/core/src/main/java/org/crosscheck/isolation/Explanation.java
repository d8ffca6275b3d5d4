package org.crosscheck.isolation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;

/**
 * What a page will get in one engine, what that means for PyScript, and what to do.
 *
 * @param browser the engine's id, such as {@code chrome}
 * @param tried whether Crosscheck compares its predictions with this engine
 * @param prediction whether the page is isolated, and why
 * @param consequence what works in PyScript's workers on such a page, in one sentence
 * @param denials what the content security policies deny to PyScript, a sentence each
 * @param remedy the changes that isolate the page, such as {@code send 'A: b'}; empty if it is
 *     isolated, or if no known change isolates it
 * @param spellings remarks about header names that are near a name that counts
 */
public record Explanation(
    String browser,
    boolean tried,
    Prediction prediction,
    String consequence,
    List<String> denials,
    Optional<String> remedy,
    List<String> spellings) {
  private static final String WORKS =
      "Workers of PyScript can use document and window, and wait for the page.";
  private static final String LIMITED =
      "Without isolation, workers of PyScript start, but document, window and calls that wait for"
          + " the page do not work in them; a service-worker attribute or sync_main_only avoids"
          + " some of that.";
  private static final String DENIED =
      "The content security policy stops PyScript, whether the page is isolated or not.";

  private static final List<String> COUNTING =
      List.of(
          PolicyHeader.OPENER,
          PolicyHeader.EMBEDDER,
          PolicyHeader.DOCUMENT,
          PermissionsPolicy.NAME,
          PermissionsPolicy.OLD_NAME);

  private static final Map<String, String> ABBREVIATIONS =
      Map.of(
          "coop", PolicyHeader.OPENER, "coep", PolicyHeader.EMBEDDER, "dip", PolicyHeader.DOCUMENT);

  /** Headers whose names are near one that counts and are right as they are. */
  private static final List<String> OTHERS =
      List.of(
          "Cross-Origin-Resource-Policy",
          "Content-Security-Policy",
          "Referrer-Policy",
          "Origin-Agent-Cluster",
          "X-Permitted-Cross-Domain-Policies");

  /** Copies the lists. */
  public Explanation {
    denials = List.copyOf(denials);
    spellings = List.copyOf(spellings);
  }

  /**
   * {@return the explanation for a top-level page}
   *
   * @param lines the header lines of the page's response, in order
   * @param url the page's address
   * @param engine what the engine that opens it does
   * @param tried whether Crosscheck compares its predictions with this engine
   */
  public static Explanation of(
      List<HeaderField> lines, URI url, EngineTraits engine, boolean tried) {
    Prediction prediction = IsolationModel.predict(lines, url, engine);
    List<String> denials = ContentSecurity.denials(lines);
    return new Explanation(
        engine.name().toLowerCase(Locale.ROOT),
        tried,
        prediction,
        !denials.isEmpty() ? DENIED : prediction.crossOriginIsolated() ? WORKS : LIMITED,
        denials,
        Remedy.of(lines, url, engine),
        prediction.crossOriginIsolated() ? List.of() : spellings(lines));
  }

  private static List<String> spellings(List<HeaderField> lines) {
    return lines.stream()
        .map(HeaderField::name)
        .flatMap(
            name ->
                meant(name).stream()
                    .map(
                        meant ->
                            "%s is not a header of browsers; did you mean %s?"
                                .formatted(name, meant)))
        .distinct()
        .toList();
  }

  /** {@return the header that counts and that a header with a similar name may stand for} */
  private static Optional<String> meant(String name) {
    String written = name.toLowerCase(Locale.ROOT).replace('_', '-');
    List<String> known =
        Stream.concat(COUNTING.stream(), OTHERS.stream())
            .flatMap(header -> Stream.of(header, header + "-Report-Only"))
            .toList();
    if (known.stream().anyMatch(name::equalsIgnoreCase)) {
      return Optional.empty();
    }
    if (ABBREVIATIONS.containsKey(written)) {
      return Optional.of(ABBREVIATIONS.get(written));
    }
    return written.matches("(x-)?(cross|document|permission|feature).*")
        ? Suggestions.to(written, known).filter(COUNTING::contains)
        : Optional.empty();
  }
}
