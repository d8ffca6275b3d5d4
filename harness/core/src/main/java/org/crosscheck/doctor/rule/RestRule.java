package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.PageProbe;
import org.crosscheck.judge.Machine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;

/** Checks whether the page became idle at the requested URL, and what it did without user input. */
final class RestRule implements Rule {
  private static final int MAX_ITEMS = 3;

  /** Firefox also reports as errors what policies block; other rules report that in more detail. */
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
    // The fact that the doctor itself waits for says nothing to a reader.
    String detail =
        page.observation().detail().replaceFirst(" for " + String.join("", PageProbe.UNTIL), "");
    if (page.observation().outcome() == Outcome.RELOAD_LOOP) {
      findings.add(
          Finding.of(
              FindingType.RELOAD_LOOP,
              page,
              "The page reloads itself again and again.",
              List.of(PageEvidence.seen(page, page.url(), detail)),
              List.of(
                  "If the page uses mini-coi.js or coi-serviceworker.js: move the file to the"
                      + " page's folder or a parent folder, so that its scope covers the page.",
                  "Otherwise: look for location.reload() in the page's scripts.")));
    } else if (page.observation().outcome() == Outcome.NOT_OPENED) {
      findings.add(
          Finding.of(
              FindingType.NO_ANSWER,
              page,
              "The browser could not open the page.",
              List.of(PageEvidence.seen(page, page.url(), detail)),
              List.of(
                  "Open the page in this browser yourself and check the network panel of the"
                      + " developer tools.")));
    } else if (!page.settled()) {
      findings.add(
          Finding.of(
              FindingType.NEVER_SETTLES,
              page,
              "The page did not become idle: %s%s.".formatted(detail, busy(page.observation())),
              List.of(PageEvidence.seen(page, page.url(), detail)),
              List.of(
                  Machine.tooBusy(page.observation())
                      ? "Run the doctor again when the machine is less busy, or increase --timeout."
                      : "Increase --timeout.")));
    }
    findings.addAll(dialogsAndDownloads(page));
    navigation(page).ifPresent(findings::add);
    findings.addAll(errors(page));
    return findings;
  }

  private static String busy(Observation seen) {
    return Machine.tooBusy(seen)
        ? ", twice, and the machine was busy (%s)".formatted(seen.load().describe())
        : "";
  }

  private static Optional<Finding> navigation(PageObservation page) {
    String end = page.url().replaceFirst("[#?].*$", "");
    if (page.reported()
        && !end.equals(page.reply().url().toString().replaceFirst("[#?].*$", ""))
        && !end.equals(page.requested().toString().replaceFirst("[#?].*$", ""))) {
      return Optional.of(
          Finding.of(
              FindingType.NAVIGATES_AWAY,
              page,
              "The page navigated to %s by itself.".formatted(page.url()),
              List.of(
                  PageEvidence.seen(
                      page, page.reply().url().toString(), "navigated to " + page.url())),
              List.of("Run the doctor on that URL, or remove the navigation from the page.")));
    }
    return Optional.empty();
  }

  /** Finds dialogs and downloads. */
  private static List<Finding> dialogsAndDownloads(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    List<String> dialogs = page.dialogs();
    if (!dialogs.isEmpty()) {
      findings.add(
          Finding.of(
              FindingType.DIALOG,
              page,
              "The page opens %d dialog%s without user input."
                  .formatted(dialogs.size(), dialogs.size() == 1 ? "" : "s"),
              dialogs.stream()
                  .limit(MAX_ITEMS)
                  .map(dialog -> PageEvidence.seen(page, page.url(), dialog))
                  .toList(),
              List.of("Open dialogs only in response to user input.")));
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
              "The page starts %d download%s without user input."
                  .formatted(downloads.size(), downloads.size() == 1 ? "" : "s"),
              downloads.stream()
                  .limit(MAX_ITEMS)
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
        .limit(MAX_ITEMS)
        .map(
            text ->
                Finding.of(
                    FindingType.PAGE_ERROR,
                    page,
                    "Uncaught error: %s".formatted(text),
                    List.of(PageEvidence.seen(page, page.url(), text)),
                    List.of(
                        "Open the page in the browser; its console shows where the error was"
                            + " thrown.")))
        .toList();
  }
}
