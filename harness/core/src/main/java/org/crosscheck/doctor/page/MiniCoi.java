package org.crosscheck.doctor.page;

import java.util.Locale;

/** Recognizes script elements that isolate a page with a service worker. */
public final class MiniCoi {
  private MiniCoi() {}

  /** {@return whether an element loads mini-coi.js or coi-serviceworker.js} */
  public static boolean is(Element element) {
    String file =
        element.url().replaceFirst("[?#].*$", "").replaceFirst(".*/", "").toLowerCase(Locale.ROOT);
    return element.tag().equals("script") && file.matches("(mini-coi|coi-serviceworker).*\\.js");
  }

  /** {@return whether an element is an inline copy of one of them} */
  public static boolean isInline(Element element) {
    return element.tag().equals("script")
        && !element.has("src")
        && element.text().contains("Cross-Origin-Embedder-Policy")
        && element.text().contains("skipWaiting");
  }
}
