package org.crosscheck.report;

/**
 * The style sheet of a page that loads nothing else.
 *
 * @param text the style sheet, which is trusted
 */
public record InlineStyle(String text) {
  /** {@return the style sheet of all pages} */
  static InlineStyle ofPages() {
    return new InlineStyle(Templates.asset("style.css"));
  }

  /** {@return a content security policy that allows only this style sheet} */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(Sha256.of(text));
  }
}
