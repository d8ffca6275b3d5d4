package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.observation.Outcome;

/** Whether the page came to rest, where it was asked for. */
final class RestExamination implements Examination {
  private static final int SHOWN = 3;

  /** Firefox also reports as errors what policies block, of which others say more. */
  private static final String THROWN = "(?s)(Uncaught |uncaught |[\\w.]*(Error|Exception)\\b).*";

  @Override
  public Set<Kind> kinds() {
    return Set.of(
        Kind.RELOAD_LOOP,
        Kind.NEVER_SETTLES,
        Kind.NAVIGATES_AWAY,
        Kind.PAGE_ERROR,
        Kind.NO_ANSWER,
        Kind.DIALOG,
        Kind.DOWNLOAD);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<Finding> findings = new ArrayList<>();
    String detail = page.seen().detail();
    if (page.seen().outcome() == Outcome.RELOAD_LOOP) {
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
    findings.addAll(happened(page));
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
    findings.addAll(errors(page));
    return findings;
  }

  /** What browsers do for a page beside showing it. */
  private static List<Finding> happened(PageSeen page) {
    List<Finding> findings = new ArrayList<>();
    List<Map<?, ?>> dialogs =
        page.seen().facts().stream()
            .filter(f -> f.name().equals("browser.dialog"))
            .<Map<?, ?>>map(f -> f.value() instanceof Map<?, ?> map ? map : Map.of())
            .toList();
    if (!dialogs.isEmpty()) {
      findings.add(
          Finding.of(
              Kind.DIALOG,
              page,
              "The page opens dialogs by itself: " + dialogs.size() + ".",
              dialogs.stream()
                  .limit(SHOWN)
                  .map(
                      d ->
                          page.saw(
                              page.url(),
                              PageSeen.text(d, "type") + ": " + PageSeen.text(d, "text")))
                  .toList(),
              List.of("Open dialogs only after the visitor has done something.")));
    }
    List<String> downloads =
        page.seen().facts().stream()
            .filter(f -> f.name().equals("browser.download"))
            .map(f -> String.valueOf(f.value()))
            .distinct()
            .toList();
    if (!downloads.isEmpty()) {
      findings.add(
          Finding.of(
              Kind.DOWNLOAD,
              page,
              "The page downloads files by itself: " + downloads.size() + ".",
              downloads.stream().limit(SHOWN).map(url -> page.saw(page.url(), url)).toList(),
              List.of()));
    }
    return findings;
  }

  private static List<Finding> errors(PageSeen page) {
    return page.seen().errors().stream()
        .filter(error -> error.text().matches(THROWN))
        .map(error -> error.text().lines().findFirst().orElse("").replaceFirst("^Uncaught ", ""))
        .distinct()
        .limit(SHOWN)
        .map(
            text ->
                Finding.of(
                    Kind.PAGE_ERROR,
                    page,
                    "An error that no code of the page caught: " + text,
                    List.of(page.saw(page.url(), text)),
                    List.of("Open the browser's console to see where it comes from.")))
        .toList();
  }
}
