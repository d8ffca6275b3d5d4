package org.crosscheck.doctor.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognizes script elements that isolate a page with a service worker. */
public final class MiniCoi {
  private static final Pattern SETTINGS =
      Pattern.compile("\\b(window|self|globalThis)\\s*\\.\\s*coi\\s*=|\\bvar\\s+coi\\s*=");

  private MiniCoi() {}

  /** {@return whether an element loads mini-coi.js or coi-serviceworker.js} */
  public static boolean is(Element element) {
    return element.tag().equals("script")
        && file(element).toLowerCase(Locale.ROOT).matches("(mini-coi|coi-serviceworker).*\\.js");
  }

  /** {@return whether the page loads one of them} */
  public static boolean isIn(PageObservation page) {
    return page.elements().stream().anyMatch(MiniCoi::is);
  }

  /** {@return the name of the file that an element loads, such as {@code mini-coi.js}} */
  public static String file(Element element) {
    return element.url().replaceFirst("[?#].*$", "").replaceFirst(".*/", "");
  }

  /** {@return whether an element loads a file that reads {@code window.coi} when it starts} */
  public static boolean hasSettings(Element element) {
    return is(element) && !file(element).toLowerCase(Locale.ROOT).startsWith("mini-coi");
  }

  /** {@return whether an element sets {@code window.coi}} */
  public static boolean isSettings(Element element) {
    return element.tag().equals("script")
        && !element.has("src")
        && SETTINGS.matcher(element.text()).find();
  }

  /** {@return whether an element is an inline copy of one of them} */
  public static boolean isInline(Element element) {
    return element.tag().equals("script")
        && !element.has("src")
        && element.text().contains("Cross-Origin-Embedder-Policy")
        && element.text().contains("skipWaiting");
  }
}
