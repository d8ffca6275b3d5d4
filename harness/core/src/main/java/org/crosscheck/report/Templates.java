package org.crosscheck.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.TextSanitizer;

/** Fills the templates of the pages, and provides the files that the pages load. */
final class Templates {
  /** The style sheet that pages load. */
  static final String STYLE = "style.css";

  /** The script that pages load. */
  static final String SCRIPT = "report.js";

  /** The files that pages load. */
  static final List<String> ASSETS = List.of(STYLE, SCRIPT);

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), "org.crosscheck.report");

  private Templates() {}

  /** {@return a filled template, without credentials and with invisible characters made visible} */
  static String fill(String template, Object page) {
    StringOutput html = new StringOutput();
    ENGINE.render(template, page, html);
    return TextSanitizer.of(Credentials.without(html.toString()));
  }

  /** Writes a filled template to a file, replacing an existing one. */
  static void write(Path file, String template, Object page) throws IOException {
    Files.writeString(file, fill(template, page));
  }

  /** {@return the address of the pages' icon: data, so that nothing is requested for it} */
  static String icon() {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(asset("icon.svg").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the style sheet and the script that the pages of a folder load. */
  static void writeAssets(Path folder) throws IOException {
    for (String name : ASSETS) {
      Files.writeString(folder.resolve(name), asset(name));
    }
  }

  /** {@return a file that pages load, as text} */
  static String asset(String name) {
    try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
