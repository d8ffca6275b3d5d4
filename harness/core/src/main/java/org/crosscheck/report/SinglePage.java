package org.crosscheck.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as one page: each page is a part of it with its name as id, such as {@code claims} or
 * {@code visits/a}, and the style sheet shows the part that the address names. Ids get the name of
 * their page as a prefix, links lead to parts, and screenshots are data.
 *
 * <p>Only what the templates wrote is rewritten: texts contain neither {@code <} nor quotation
 * marks that are not escaped.
 */
final class SinglePage implements ReportFiles {
  private static final Pattern TAG = Pattern.compile("<[a-z](?:[^<>\"]++|\"[^\"]*+\")*+>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(" (id|href|src|aria-labelledby)=\"([^\"]*)\"");
  private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");
  private static final String BODY = "<body>";

  private final Writer out;
  private final Map<String, String> assets = new HashMap<>();
  private final Map<String, Path> pictures = new HashMap<>();
  private boolean begun;

  /** Creates the page; an existing file is replaced. */
  SinglePage(Path file) throws IOException {
    out = Files.newBufferedWriter(file);
  }

  @Override
  public void asset(String name, String text) {
    assets.put(name, text);
  }

  @Override
  public void picture(String name, Path from) {
    pictures.put(name, from);
  }

  @Override
  public void page(String name, String html) throws IOException {
    Matcher title = TITLE.matcher(html);
    // A quotation mark needs no escape in a title, but in an attribute.
    String heading = title.find() ? title.group(1).replace("\"", "&#34;") : "";
    if (!begun) {
      begun = true;
      begin(heading);
    }
    String part = part(name);
    int body = html.indexOf(BODY) + BODY.length();
    out.write("<div class=\"page\" id=\"" + part + "\" data-title=\"" + heading + "\">");
    out.write(rewritten(html.substring(body, html.lastIndexOf("</body>")), name));
    out.write("</div>\n");
  }

  private void begin(String title) throws IOException {
    String style = assets.getOrDefault(Templates.STYLE, "");
    String script = assets.getOrDefault(Templates.SCRIPT, "");
    out.write(
"""
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>%s</title>
<link rel="icon" href="%s">
"""
            .formatted(Sha256.of(style), Sha256.of(script), title, Templates.icon()));
    out.write("<style>" + style + "</style>\n</head>\n<body class=\"single\">\n");
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (begun) {
        String script = assets.getOrDefault(Templates.SCRIPT, "");
        out.write("<script>" + script + "</script>\n</body>\n</html>\n");
      }
    }
  }

  private String rewritten(String html, String page) throws IOException {
    StringBuilder text = new StringBuilder();
    Matcher tag = TAG.matcher(html);
    int at = 0;
    while (tag.find()) {
      text.append(html, at, tag.start()).append(tag(tag.group(), page));
      at = tag.end();
    }
    return text.append(html, at, html.length()).toString();
  }

  private String tag(String tag, String page) throws IOException {
    StringBuilder text = new StringBuilder();
    Matcher attribute = ATTRIBUTE.matcher(tag);
    int at = 0;
    while (attribute.find()) {
      text.append(tag, at, attribute.start()).append(attribute(attribute, page));
      at = attribute.end();
    }
    return text.append(tag, at, tag.length()).toString();
  }

  private String attribute(MatchResult attribute, String page) throws IOException {
    String name = attribute.group(1);
    String value = attribute.group(2);
    return switch (name) {
      case "id" -> " id=\"" + part(page) + "/" + value + "\"";
      case "aria-labelledby" ->
          Stream.of(value.split(" "))
              .map(id -> part(page) + "/" + id)
              .collect(Collectors.joining(" ", " aria-labelledby=\"", "\""));
      case "src" -> " src=\"" + picture(page, value) + "\"";
      default -> link(page, value);
    };
  }

  /** Browsers do not open data as a page, so the link of a picture has no address. */
  private String link(String page, String to) {
    if (to.startsWith("https:")) {
      return " href=\"" + to + "\"";
    }
    int hash = to.indexOf('#');
    String file = hash < 0 ? to : to.substring(0, hash);
    String anchor = hash < 0 ? "" : to.substring(hash + 1);
    String target = file.isEmpty() ? page : resolved(page, file);
    if (pictures.containsKey(target)) {
      return "";
    }
    // With an equals sign it is a filter. The script puts it into the address.
    return anchor.contains("=")
        ? " href=\"#" + part(target) + "\" data-filter=\"" + anchor + "\""
        : " href=\"#" + part(target) + (anchor.isEmpty() ? "" : "/" + anchor) + "\"";
  }

  private String picture(String page, String file) throws IOException {
    Path picture = pictures.get(resolved(page, file));
    return picture == null
        ? ""
        : "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
  }

  /** {@return the path in the report that a page names relative to itself} */
  private static String resolved(String page, String file) {
    return Path.of(page).resolveSibling(file).normalize().toString().replace('\\', '/');
  }

  private static String part(String page) {
    return page.replaceFirst("\\.html$", "");
  }
}
