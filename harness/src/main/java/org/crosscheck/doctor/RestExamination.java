package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.observation.Outcome;

/** Whether the page came to rest, where it was asked for. */
final class RestExamination implements Examination {
  private static final int SHOWN_ERRORS = 3;

  /** Firefox also reports as errors what policies block, of which others say more. */
  private static final String THROWN = "(?s)(Uncaught |uncaught |[\\w.]*(Error|Exception)\\b).*";

  @Override
  public Set<Kind> kinds() {
    return Set.of(
        Kind.RELOAD_LOOP, Kind.NEVER_SETTLES, Kind.NAVIGATES_AWAY, Kind.PAGE_ERROR, Kind.NO_ANSWER);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<Finding> findings = new ArrayList<>();
    String detail = page.seen().detail();
    if (detail.contains("reload loop")) {
      findings.add(
          Finding.of(
              Kind.RELOAD_LOOP,
              page,
              "The page reloads itself without end.",
              List.of(page.saw(page.url(), detail)),
              List.of(
                  "If mini-coi.js or coi-serviceworker.js is in use: put the file beside the page"
                      + " or above it, so that its scope covers the page.",
                  "Otherwise look for location.reload() in the page's scripts.")));
    } else if (page.seen().outcome() == Outcome.NOT_OPENED) {
      findings.add(
          Finding.of(
              Kind.NO_ANSWER,
              page,
              "The browser does not open the page.",
              List.of(page.saw(page.url(), detail)),
              List.of("Open it by hand in this browser and look at the network panel.")));
    } else if (!page.settled()) {
      findings.add(
          Finding.of(
              Kind.NEVER_SETTLES,
              page,
              "The page did not come to rest: " + detail + ".",
              List.of(page.saw(page.url(), detail)),
              List.of("Give it more time with --timeout.")));
    }
    String end = page.url().replaceFirst("[#?].*$", "");
    if (page.told()
        && !end.equals(page.answer().url().toString().replaceFirst("[#?].*$", ""))
        && !end.equals(page.asked().toString().replaceFirst("[#?].*$", ""))) {
      findings.add(
          Finding.of(
              Kind.NAVIGATES_AWAY,
              page,
              "The page went on to " + page.url() + ".",
              List.of(page.saw(page.answer().url().toString(), "went to " + page.url())),
              List.of("Ask about that address, or stop the page from leaving.")));
    }
    page.seen().errors().stream()
        .filter(error -> error.text().matches(THROWN))
        .map(error -> error.text().lines().findFirst().orElse("").replaceFirst("^Uncaught ", ""))
        .distinct()
        .limit(SHOWN_ERRORS)
        .map(
            text ->
                Finding.of(
                    Kind.PAGE_ERROR,
                    page,
                    "An error that no code of the page caught: " + text,
                    List.of(page.saw(page.url(), text)),
                    List.of("Open the browser's console to see where it comes from.")))
        .forEach(findings::add);
    return findings;
  }
}
