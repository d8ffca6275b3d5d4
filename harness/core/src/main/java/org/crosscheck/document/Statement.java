package org.crosscheck.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.message.UserError;

/**
 * One statement of the documentation about workers, or one test of another project.
 *
 * @param id Crosscheck's id for it, such as {@code workers/export-only} or {@code S9}
 * @param document the document that states it
 * @param section the section of the page, as {@link Section#name}; the suite of a test
 * @param text the statement in Crosscheck's own words, or verbatim if it is quoted
 * @param quoted whether the text is verbatim
 * @param fingerprint recognizes its words; empty for tests
 * @param file the path of a test in its repository; empty if the document is one page
 * @param gap why it has no claim or what its claims leave out; empty if it is covered
 */
public record Statement(
    String id,
    Document document,
    String section,
    String text,
    boolean quoted,
    Optional<Fingerprint> fingerprint,
    Optional<String> file,
    Optional<Gap> gap) {
  /**
   * Checks that it can be found.
   *
   * @throws UserError if the text is blank, or if it has neither a fingerprint nor a file
   */
  public Statement {
    if (text.isBlank()) {
      throw new UserError(id + " says nothing.", "Write 'says:' in your own words.");
    }
    if (document.file().isPresent() && fingerprint.isEmpty()) {
      throw new UserError(
          id + " has no fingerprint.",
          "Run './crosscheck documents --fingerprint SENTENCE' and copy what it prints.");
    }
    if (document.file().isEmpty() && file.isEmpty()) {
      throw new UserError(
          id + " has no file.", "Write the path of the test, or the document's own 'file:'.");
    }
  }

  /** {@return where to read it: its page and section, or the file of a test} */
  public String address() {
    if (file.isPresent()) {
      return document.address() + file.get();
    }
    boolean python = document.file().filter(f -> f.endsWith(".py")).isPresent();
    String anchor = python ? publicName() : slug(section.replaceFirst(" / .*", ""));
    return document.address() + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  /** {@return the text on one line, in quotation marks if it is verbatim} */
  public String shown() {
    String line = text.replaceAll("\\s+", " ");
    return quoted ? '"' + line + '"' : line;
  }

  /** {@return the text as {@link #shown}, and where to read it} */
  public String cited() {
    return shown() + " (" + address() + ")";
  }

  /** The pages of the API have anchors for public names only. */
  private String publicName() {
    return section.replaceFirst("\\._.*", "");
  }

  /** As Python-Markdown, with which the documentation is built, names anchors. */
  private static String slug(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKD)
        .replaceAll("[^\\w\\s-]", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[-\\s]+", "-");
  }
}
