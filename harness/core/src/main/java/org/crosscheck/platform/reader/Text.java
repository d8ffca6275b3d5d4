package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.crosscheck.yaml.Place;

/**
 * A line of a text file, trimmed as in JavaScript (ECMA-262, String.prototype.trim).
 *
 * @param at the position of the first character that is not white space
 * @param text the trimmed line
 */
record Text(Place at, String text) {
  private static final String SPACE =
      "[\\s\\u000b\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";
  private static final Pattern START = Pattern.compile("^" + SPACE + "+");

  // Only from the start of white space, or each of its characters would be tried to its end.
  private static final Pattern AROUND =
      Pattern.compile(START + "|(?<!" + SPACE + ")" + SPACE + "++$");

  /** {@return the lines of a text, split at line feeds, without blank lines and comments} */
  static List<Text> lines(String text) {
    List<Text> lines = new ArrayList<>();
    String[] all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      String start = START.matcher(all[i]).replaceFirst("");
      String trimmed = trim(start);
      if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
        lines.add(new Text(new Place(i + 1, all[i].length() - start.length() + 1), trimmed));
      }
    }
    return lines;
  }

  static String trim(String text) {
    return AROUND.matcher(text).replaceAll("");
  }

  /** {@return the trimmed text before the first colon; the whole line if there is none} */
  String name() {
    int colon = text.indexOf(':');
    return trim(colon < 0 ? text : text.substring(0, colon));
  }

  /** {@return the trimmed text after the first colon; "" if there is none} */
  String value() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : trim(text.substring(colon + 1));
  }
}
