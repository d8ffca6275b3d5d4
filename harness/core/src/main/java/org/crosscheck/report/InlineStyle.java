package org.crosscheck.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

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
        .formatted(sha256(text));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
