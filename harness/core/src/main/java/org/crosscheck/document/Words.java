package org.crosscheck.document;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reduces a text to its words, so that only a change of wording counts as a change. */
final class Words {
  /** A comment that nothing ends goes on to the end. */
  private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);

  /** The target of a link, which is short, so that no text takes long. */
  static final String LINK_TARGET = "]\\([^)\\s]{0,2000}\\)";

  private static final Pattern TARGET = Pattern.compile(LINK_TARGET);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private Words() {}

  /**
   * {@return the words of a Markdown or Python text, in lower case} A word is a run of letters and
   * digits. Link targets and comments are left out; all other markup disappears as punctuation.
   */
  static List<String> of(String text) {
    String visible = COMMENT.matcher(text).replaceAll(" ");
    visible = TARGET.matcher(visible).replaceAll(" ");
    String plain = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WORD.matcher(plain).results().map(MatchResult::group).toList();
  }
}
