package org.crosscheck.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.crosscheck.told.Nearest;

/** A kind of browser. */
public enum BrowserName {
  /** Chrome or Chromium. */
  CHROME,
  /** Firefox, release or ESR. */
  FIREFOX;

  /** {@return the word for it on the command line and in records, such as {@code chrome}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the browser of a word; {@code chromium} is taken for {@code chrome}} */
  public static BrowserName of(String word) {
    String wanted = word.equalsIgnoreCase("chromium") ? "chrome" : word;
    return Arrays.stream(values())
        .filter(b -> b.word().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> Nearest.unknown("browser", word, words()));
  }

  /** {@return the words of all browsers} */
  public static List<String> words() {
    return Arrays.stream(values()).map(BrowserName::word).toList();
  }
}
