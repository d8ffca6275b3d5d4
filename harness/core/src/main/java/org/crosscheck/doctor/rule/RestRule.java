package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Outcome;

/** Whether the page came to rest, where it was asked for. */
final class RestRule implements Rule {
  private static final int SHOWN = 3;

  /** Firefox also reports as errors what policies block, of which others say more. */
  private static final String THROWN = "(?s)(Uncaught |uncaught |[\\w.]*(Error|Exception)\\b).*";

  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.RELOAD_LOOP,
        FindingType.NEVER_SETTLES,
        FindingType.NAVIGATES_AWAY,
        FindingType.PAGE_ERROR,
        FindingType.NO_ANSWER,
        FindingType.DIALOG,
        FindingType.DOWNLOAD);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    String detail = page.observation().detail();
    if (page.observation().outcome() == Outcome.RELOAD_LOOP) {
      findings.add(
          Finding.of(
              FindingType.RELOAD_LOOP,
              page,
              "The page reloads itself without end.",
              List.of(PageEvidence.seen(page, page.url(), detail)),
              List.of(
                  "If mini-coi.js or coi-serviceworker.js is in use: put the file beside the page"
                      + " or above it, so that its scope covers the page.",
                  "Otherwise look for location.reload() in the page's scripts.")));
    } else if (page.observation().outcome() == Outcome.NOT_OPENED) {
      findings.add(
          Finding.of(
              FindingType.NO_ANSWER,
              page,
              "The browser does not open the page.",
              List.of(PageEvidence.seen(page, page.url(), detail)),
              List.of("Open it by hand in this browser and look at the network panel.")));
    } else if (!page.settled()) {
      findings.add(
          Finding.of(
              FindingType.NEVER_SETTLES,
              page,
              "The page did not come to rest: " + detail + ".",
              List.of(PageEvidence.seen(page, page.url(), detail)),
              List.of("Give it more time with --timeout.")));
    }
    findings.addAll(happened(page));
    String end = page.url().replaceFirst("[#?].*$", "");
    if (page.reported()
        && !end.equals(page.reply().url().toString().replaceFirst("[#?].*$", ""))
        && !end.equals(page.asked().toString().replaceFirst("[#?].*$", ""))) {
      findings.add(
          Finding.of(
              FindingType.NAVIGATES_AWAY,
              page,
              "The page went on to " + page.url() + ".",
              List.of(
                  PageEvidence.seen(page, page.reply().url().toString(), "went to " + page.url())),
              List.of("Ask about that address, or stop the page from leaving.")));
    }
    findings.addAll(errors(page));
    return findings;
  }

  /** What browsers do for a page beside showing it. */
  private static List<Finding> happened(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    List<String> dialogs = page.dialogs();
    if (!dialogs.isEmpty()) {
      findings.add(
          Finding.of(
              FindingType.DIALOG,
              page,
              "The page opens dialogs by itself: " + dialogs.size() + ".",
              dialogs.stream()
                  .limit(SHOWN)
                  .map(dialog -> PageEvidence.seen(page, page.url(), dialog))
                  .toList(),
              List.of("Open dialogs only after the visitor has done something.")));
    }
    List<String> downloads =
        page.observation().facts().stream()
            .filter(f -> f.name().equals("browser.download"))
            .map(f -> String.valueOf(f.value()))
            .distinct()
            .toList();
    if (!downloads.isEmpty()) {
      findings.add(
          Finding.of(
              FindingType.DOWNLOAD,
              page,
              "The page downloads files by itself: " + downloads.size() + ".",
              downloads.stream()
                  .limit(SHOWN)
                  .map(url -> PageEvidence.seen(page, page.url(), url))
                  .toList(),
              List.of()));
    }
    return findings;
  }

  private static List<Finding> errors(PageObservation page) {
    return page.observation().errors().stream()
        .filter(error -> error.text().matches(THROWN))
        .map(error -> error.text().lines().findFirst().orElse("").replaceFirst("^Uncaught ", ""))
        .distinct()
        .limit(SHOWN)
        .map(
            text ->
                Finding.of(
                    FindingType.PAGE_ERROR,
                    page,
                    "An error that no code of the page caught: " + text,
                    List.of(PageEvidence.seen(page, page.url(), text)),
                    List.of("Open the browser's console to see where it comes from.")))
        .toList();
  }
}
