package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.observation.Exchange;

/** Service workers that the page counts on. */
final class ServiceWorkerExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.SERVICE_WORKERS_UNAVAILABLE, Kind.SERVICE_WORKER_FILE);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<Element> wanting =
        page.elements().stream()
            .filter(e -> MiniCoi.is(e) || (e.pyscript() && e.has("service-worker")))
            .toList();
    if (wanting.isEmpty() || !page.told()) {
      return List.of();
    }
    if (!page.serviceWorkers()) {
      return List.of(
          Finding.of(
              Kind.SERVICE_WORKERS_UNAVAILABLE,
              page,
              "The page counts on a service worker, and the browser offers none here.",
              List.of(
                  page.saw(page.url(), wanting.get(0).line()),
                  page.saw(page.url(), "'serviceWorker' in navigator is false")),
              List.of("Serve the page over https, or on localhost, outside of private windows.")));
    }
    List<Finding> findings = new ArrayList<>();
    for (Element element : wanting) {
      file(page, element)
          .filter(e -> e.status() >= 400)
          .ifPresent(
              e ->
                  findings.add(
                      Finding.of(
                          Kind.SERVICE_WORKER_FILE,
                          page,
                          e.url() + ", the file of service-worker, answers " + e.status() + ".",
                          List.of(
                              page.saw(page.url(), element.line()),
                              page.saw(e.url(), "status " + e.status())),
                          List.of(
                              "Put coincident's dist/sw.js of your release there: 'npm install"
                                  + " coincident', node_modules/coincident/dist/sw.js."))));
    }
    return findings;
  }

  private static Optional<Exchange> file(PageSeen page, Element element) {
    String file = element.get("service-worker");
    if (file.isBlank()) {
      return Optional.empty();
    }
    return PageSeen.resolved(page, file).flatMap(page::exchange);
  }
}
