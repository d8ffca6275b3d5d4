package org.crosscheck.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.TextSanitizer;

/**
 * Makes the texts of the site's files: pages from templates, data as JSON, and the files that pages
 * load. None has credentials or invisible characters.
 */
final class SiteText {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, SiteText.class.getClassLoader(), "org.crosscheck.site");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SiteText() {}

  /** {@return a filled template} */
  static String page(String template, Object page) {
    StringOutput html = new StringOutput();
    ENGINE.render(template, page, html);
    return shown(html.toString());
  }

  /** {@return data as JSON on one line} */
  static String json(Object data) {
    try {
      // Line breaks are escaped in JSON, so that nothing else changes in the text.
      return shown(JSON.writeValueAsString(data)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Data of the site cannot be written as JSON", e);
    }
  }

  /** {@return JSON as a script, which pages can load from disk too} */
  static String script(String json) {
    return "crosscheck.take(" + json.strip() + ");\n";
  }

  /** {@return a text without credentials and with invisible characters made visible} */
  static String shown(String text) {
    return TextSanitizer.of(Credentials.without(text));
  }

  /** {@return the style sheet: that of reports, and what the site adds} */
  static String styles() {
    return resource("/org/crosscheck/report/style.css") + "\n" + resource("site.css");
  }

  /** {@return the address of the pages' icon: data, so that nothing is requested for it} */
  static String icon() {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder()
            .encodeToString(
                resource("/org/crosscheck/report/icon.svg").getBytes(StandardCharsets.UTF_8));
  }

  /** {@return a file beside this class} */
  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(SiteText.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
