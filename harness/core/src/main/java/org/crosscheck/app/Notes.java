package org.crosscheck.app;

import java.util.ArrayList;
import java.util.List;

/** What is worth knowing of a page beside its verdict. */
final class Notes {
  private Notes() {}

  /**
   * {@return what a report says about the page besides the reasons}
   *
   * @param works whether the page works
   */
  static List<String> of(SeenPage facts, Reasons reasons, boolean works) {
    List<String> notes = new ArrayList<>();
    if (works && facts.page().done().isUpToPyScript() && facts.tags(false).isEmpty()) {
      notes.add(
          "The page has no py or mpy tag, so it was watched until it was quiet for "
              + PageWatch.QUIET.toSeconds()
              + " s; use a done selector to wait longer.");
    }
    if (works && facts.watchedFromInside()) {
      notes.add(
          "A script in the page watched it, because this browser reports nothing by itself: what"
              + " workers request is not known.");
    }
    if (facts.watchedFromInside() && facts.is("document.isolated", false)) {
      notes.add(
          "WebKitGTK offers SharedArrayBuffer to every page. This page did not get it, as in Safari,"
              + " because it is not isolated.");
    }
    if (works && facts.waitsForPerson()) {
      notes.add(
          "A terminal of the page waits for a person to type; what happens then is not known.");
    }
    if (facts.seen().fact("browser.restless").isPresent()) {
      notes.add(
          "The page was never quiet for "
              + PageWatch.QUIET.toSeconds()
              + " s; it was watched for "
              + PageWatch.RESTLESS.toSeconds()
              + " s after it was done.");
    }
    if (works) {
      facts.dialog().ifPresent(notes::add);
    }
    facts.seen().console().stream()
        .filter(line -> line.level().equals("error") && SeenPage.isWarning(line.text()))
        .map(line -> "Python warned: " + SeenPage.cut(line.text()))
        .distinct()
        .forEach(notes::add);
    facts
        .seen()
        .fact("browser.dropped")
        .ifPresent(
            f ->
                notes.add(
                    "The page reported too much to keep; dropped between the first and the last: "
                        + String.valueOf(f.value()).replaceAll("[{}]", "").replace('=', ' ')
                        + "."));
    facts
        .seen()
        .fact("document.url")
        .map(f -> String.valueOf(f.value()))
        .filter(url -> !withoutFragment(url).equals(withoutFragment(facts.seen().url())))
        .ifPresent(url -> notes.add("The page went to " + SeenPage.cut(url) + "."));
    facts.failedRequests().stream()
        .filter(
            e ->
                RequestFailures.isDecoration(e.url())
                    || RequestFailures.isAborted(e)
                    || !facts.notAllowed(e.url()))
        .filter(e -> !reasons.mention(SeenPage.cut(e.url())))
        .map(SeenPage::describe)
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  private static String withoutFragment(String url) {
    return url.replaceFirst("#.*", "");
  }
}
