package org.crosscheck.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.crosscheck.doctor.Diagnosis;

/**
 * A diagnosis as one HTML page that loads nothing.
 *
 * @param diagnosis the diagnosis
 * @param style the style sheet, ours
 */
public record DiagnosisPage(Diagnosis diagnosis, String style) {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, DiagnosisPage.class.getClassLoader(), "org.crosscheck.report");

  /** {@return the page} */
  public static String of(Diagnosis diagnosis) {
    try (InputStream css =
        Objects.requireNonNull(DiagnosisPage.class.getResourceAsStream("style.css"))) {
      String style = new String(css.readAllBytes(), StandardCharsets.UTF_8);
      StringOutput html = new StringOutput();
      TEMPLATES.render("diagnosis.jte", new DiagnosisPage(diagnosis, style), html);
      return Visible.of(html.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read style.css", e);
    }
  }

  /** {@return a content security policy that lets in this style sheet and nothing else} */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; base-uri 'none'; form-action 'none'";
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

  /** {@return the lines to write at the host, as one text} */
  public String lines() {
    List<String> lines = diagnosis.host().remedy(diagnosis.changes());
    return String.join("\n", lines);
  }
}
