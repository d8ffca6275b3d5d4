package org.crosscheck.platform.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Normalizes paths as JavaScript's URL class does (URL Standard, path state). */
final class JsUrl {
  private JsUrl() {}

  /**
   * {@return the path of a URL: it starts with a slash, has no query, fragment or dot segments, and
   * is percent-encoded}
   */
  static String pathname(String path) {
    // Trailing spaces are removed before parsing (URL Standard, basic URL parser).
    String plain =
        path.replaceFirst("(?<![\\x00-\\x20])[\\x00-\\x20]++$", "")
            .replaceAll("[\\t\\r\\n]", "")
            .replaceFirst("(?s)[?#].*", "");
    String[] segments = (plain.startsWith("/") ? plain.substring(1) : plain).split("/", -1);
    List<String> normalized = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      String dots = segments[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
      boolean last = i == segments.length - 1;
      if (dots.equals("..") && !normalized.isEmpty()) {
        normalized.remove(normalized.size() - 1);
      }
      if (!dots.equals(".") && !dots.equals("..")) {
        normalized.add(encode(segments[i]));
      } else if (last) {
        normalized.add("");
      }
    }
    return "/" + String.join("/", normalized);
  }

  /** {@return an absolute path without empty segments, dot segments and a trailing slash} */
  static String resolve(String path) {
    List<String> normalized = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..") && !normalized.isEmpty()) {
        normalized.remove(normalized.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        normalized.add(segment);
      }
    }
    return "/" + String.join("/", normalized);
  }

  private static String encode(String segment) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c <= ' ' || c > '~' || "\"#<>?^`{}".indexOf(c) >= 0) {
        encoded.append(String.format(Locale.ROOT, "%%%02X", c));
      } else {
        encoded.append((char) c);
      }
    }
    return encoded.toString();
  }
}
