package org.crosscheck.platform.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paths as the URL class of JavaScript has them (URL Standard, path state). */
final class JsUrl {
  private JsUrl() {}

  /**
   * {@return the path of an address: it starts with a slash, has no query and no fragment, no
   * segments of dots, and what may not stand in an address is percent-encoded}
   */
  static String pathname(String path) {
    // An address loses the spaces at its end before anything is read (URL Standard, basic parser).
    String plain =
        path.replaceFirst("(?<![\\x00-\\x20])[\\x00-\\x20]++$", "")
            .replaceAll("[\\t\\r\\n]", "")
            .replaceFirst("(?s)[?#].*", "");
    String[] segments = (plain.startsWith("/") ? plain.substring(1) : plain).split("/", -1);
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      String dots = segments[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
      boolean last = i == segments.length - 1;
      if (dots.equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (!dots.equals(".") && !dots.equals("..")) {
        kept.add(encode(segments[i]));
      } else if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }

  /**
   * {@return a path from the root, without empty segments, those of dots, and a slash at the end}
   */
  static String resolve(String path) {
    List<String> kept = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        kept.add(segment);
      }
    }
    return "/" + String.join("/", kept);
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
