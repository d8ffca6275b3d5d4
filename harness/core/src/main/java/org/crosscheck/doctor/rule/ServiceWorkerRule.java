package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.LoadedRelease;
import org.crosscheck.doctor.page.MiniCoi;
import org.crosscheck.doctor.page.PageObservation;

/** Finds problems with service workers that the page needs. */
final class ServiceWorkerRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.SERVICE_WORKERS_UNAVAILABLE,
        FindingType.SERVICE_WORKER_FILE,
        FindingType.SERVICE_WORKER_VERSION);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Element> dependent =
        page.elements().stream()
            .filter(e -> MiniCoi.is(e) || (e.isPyScript() && e.has("service-worker")))
            .toList();
    if (dependent.isEmpty() || !page.reported()) {
      return List.of();
    }
    if (!page.serviceWorkers()) {
      return List.of(
          Finding.of(
              FindingType.SERVICE_WORKERS_UNAVAILABLE,
              page,
              "The page needs a service worker, but service workers are not available here.",
              List.of(
                  PageEvidence.seen(page, page.url(), dependent.get(0).line()),
                  PageEvidence.seen(page, page.url(), "'serviceWorker' in navigator is false")),
              List.of(
                  "Serve the page over https or on localhost, and do not use a private window.")));
    }
    List<Finding> findings = new ArrayList<>();
    for (Element element : dependent) {
      page.serviceWorker(element)
          .flatMap(page::exchange)
          .filter(e -> e.status() >= 400)
          .ifPresent(
              e ->
                  findings.add(
                      Finding.of(
                          FindingType.SERVICE_WORKER_FILE,
                          page,
                          "The server responds to %s, the file of the service-worker attribute, with status %d."
                              .formatted(e.url(), e.status()),
                          List.of(
                              PageEvidence.seen(page, page.url(), element.line()),
                              PageEvidence.seen(page, e.url(), "status " + e.status())),
                          List.of(
                              "Run 'npm install coincident' and upload"
                                  + " node_modules/coincident/dist/sw.js there."))));
    }
    dependent.forEach(element -> version(page, element).ifPresent(findings::add));
    return findings;
  }

  /**
   * Checks whether the file matches the release. Both files handle requests for their own URL with
   * "?sabayon"; only coincident's uses a BroadcastChannel (their dist/sw.js).
   */
  private static Optional<Finding> version(PageObservation page, Element element) {
    Optional<String> url = page.serviceWorker(element);
    Optional<String> text = url.map(u -> page.texts().getOrDefault(u, ""));
    Optional<LoadedRelease> release =
        LoadedRelease.of(page).stream().filter(r -> r.usesCoincident().isPresent()).findAny();
    if (text.filter(t -> t.contains("sabayon")).isEmpty() || release.isEmpty()) {
      return Optional.empty();
    }
    boolean isCoincident = text.orElse("").contains("BroadcastChannel");
    boolean needsCoincident = release.get().usesCoincident().orElse(isCoincident);
    if (isCoincident == needsCoincident) {
      return Optional.empty();
    }
    String name = release.get().name().isEmpty() ? "(latest)" : release.get().name();
    return Optional.of(
        Finding.of(
            FindingType.SERVICE_WORKER_VERSION,
            page,
            "The service-worker attribute names %s's file, but PyScript %s needs %s's."
                .formatted(npm(isCoincident), name, npm(needsCoincident)),
            List.of(
                PageEvidence.seen(page, page.url(), element.line()),
                PageEvidence.seen(page, page.url(), release.get().core().line()),
                PageEvidence.seen(
                    page, url.orElse(""), text.orElse("").lines().findFirst().orElse(""))),
            List.of(
                "Run 'npm install %1$s' and upload node_modules/%1$s/dist/sw.js there."
                    .formatted(npm(needsCoincident)))));
  }

  private static String npm(boolean coincident) {
    return coincident ? "coincident" : "sabayon";
  }
}
