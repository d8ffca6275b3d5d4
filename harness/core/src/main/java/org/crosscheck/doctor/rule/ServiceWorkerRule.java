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

/** Service workers that the page counts on. */
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
    List<Element> wanting =
        page.elements().stream()
            .filter(e -> MiniCoi.is(e) || (e.pyscript() && e.has("service-worker")))
            .toList();
    if (wanting.isEmpty() || !page.reported()) {
      return List.of();
    }
    if (!page.serviceWorkers()) {
      return List.of(
          Finding.of(
              FindingType.SERVICE_WORKERS_UNAVAILABLE,
              page,
              "The page counts on a service worker, and the browser offers none here.",
              List.of(
                  PageEvidence.seen(page, page.url(), wanting.get(0).line()),
                  PageEvidence.seen(page, page.url(), "'serviceWorker' in navigator is false")),
              List.of("Serve the page over https, or on localhost, outside of private windows.")));
    }
    List<Finding> findings = new ArrayList<>();
    for (Element element : wanting) {
      page.serviceWorker(element)
          .flatMap(page::exchange)
          .filter(e -> e.status() >= 400)
          .ifPresent(
              e ->
                  findings.add(
                      Finding.of(
                          FindingType.SERVICE_WORKER_FILE,
                          page,
                          e.url() + ", the file of service-worker, answers " + e.status() + ".",
                          List.of(
                              PageEvidence.seen(page, page.url(), element.line()),
                              PageEvidence.seen(page, e.url(), "status " + e.status())),
                          List.of(
                              "Put coincident's dist/sw.js of your release there: 'npm install"
                                  + " coincident', node_modules/coincident/dist/sw.js."))));
    }
    wanting.forEach(element -> version(page, element).ifPresent(findings::add));
    return findings;
  }

  /**
   * Whether the file is that of the release: both kinds answer requests for their own address with
   * "?sabayon", and coincident's hears of the answers by a channel (their dist/sw.js).
   */
  private static Optional<Finding> version(PageObservation page, Element element) {
    Optional<String> url = page.serviceWorker(element);
    Optional<String> text = url.map(u -> page.texts().getOrDefault(u, ""));
    Optional<LoadedRelease> release =
        LoadedRelease.of(page).stream().filter(r -> r.speaksWithCoincident().isPresent()).findAny();
    if (text.filter(t -> t.contains("sabayon")).isEmpty() || release.isEmpty()) {
      return Optional.empty();
    }
    boolean coincident = text.orElse("").contains("BroadcastChannel");
    boolean wanted = release.get().speaksWithCoincident().orElse(coincident);
    if (coincident == wanted) {
      return Optional.empty();
    }
    String named = release.get().name().isEmpty() ? "the latest" : release.get().name();
    return Optional.of(
        Finding.of(
            FindingType.SERVICE_WORKER_VERSION,
            page,
            "The file of service-worker is "
                + npm(coincident)
                + "'s, and PyScript "
                + named
                + " needs "
                + npm(wanted)
                + "'s.",
            List.of(
                PageEvidence.seen(page, page.url(), element.line()),
                PageEvidence.seen(page, page.url(), release.get().core().line()),
                PageEvidence.seen(
                    page, url.orElse(""), text.orElse("").lines().findFirst().orElse(""))),
            List.of(
                "npm install "
                    + npm(wanted)
                    + ", and put node_modules/"
                    + npm(wanted)
                    + "/dist/sw.js there.")));
  }

  private static String npm(boolean coincident) {
    return coincident ? "coincident" : "sabayon";
  }
}
