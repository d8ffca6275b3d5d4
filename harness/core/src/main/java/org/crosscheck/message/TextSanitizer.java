package org.crosscheck.message;

/**
 * Makes characters visible that are invisible or that change the direction of the text around them.
 */
public final class TextSanitizer {
  private TextSanitizer() {}

  /**
   * {@return a text in which every control character except line break and tab, every character
   * that sets the writing direction, and every unpaired surrogate is replaced by its code, such as
   * {@code ⟨U+202E⟩}}
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(TextSanitizer::hidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 64);
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (hidden(c)) {
        visible.append(String.format("⟨U+%04X⟩", c));
      } else {
        visible.appendCodePoint(c);
      }
    }
    return visible.toString();
  }

  /** {@return the sanitized text on one line} */
  public static String line(String text) {
    return of(text.strip().replaceAll("\\s+", " "));
  }

  /** {@return the sanitized text on one line, truncated if it is longer} */
  public static String line(String text, int longest) {
    String line = line(text);
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
  }

  private static boolean hidden(int c) {
    if (c >= ' ' && c < 0x7F) {
      return false; // Most of any text.
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> directs(c);
      default -> false;
    };
  }

  /** Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm. */
  private static boolean directs(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
  }
}
