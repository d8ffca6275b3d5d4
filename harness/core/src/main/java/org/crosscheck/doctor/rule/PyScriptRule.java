package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.LoadedRelease;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;

/** Reports the PyScript release of the page, and finds missing configuration files. */
final class PyScriptRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.PYSCRIPT_RELEASE,
        FindingType.PYSCRIPT_UNPINNED,
        FindingType.NOT_A_MODULE,
        FindingType.CONFIG_NOT_FOUND,
        FindingType.NOTHING_NEEDS_IT);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    List<LoadedRelease> releases = LoadedRelease.of(page);
    releases.forEach(release -> findings.add(release(page, release)));
    releases.stream()
        .map(LoadedRelease::core)
        .filter(core -> !core.get("type").equalsIgnoreCase("module"))
        .forEach(core -> findings.add(notModule(page, core)));
    for (Element element : page.elements()) {
      configUrl(page, element)
          .flatMap(page::exchange)
          .filter(e -> e.status() >= 400 || !e.failure().isEmpty())
          .filter(e -> !page.notReached(e))
          .ifPresent(e -> findings.add(config(page, element, e)));
    }
    boolean python =
        !releases.isEmpty()
            || page.elements().stream().anyMatch(Element::isPyScript)
            || page.observation().exchanges().stream()
                .anyMatch(e -> e.url().matches("(?i).*(pyscript|pyodide|micropython).*"));
    if (page.settled() && !python && !page.isolated()) {
      findings.add(
          Finding.of(
              FindingType.NOTHING_NEEDS_IT,
              page,
              "The page does not seem to use PyScript.",
              List.of(),
              List.of()));
    }
    return findings;
  }

  /** {@return the URL of an element's configuration file; empty if it has none} */
  static Optional<String> configUrl(PageObservation page, Element element) {
    String config =
        element.isPyScript()
            ? element.get("config")
            : element.tag().matches("(py|mpy)-config") ? element.get("src") : "";
    if (config.isBlank() || config.strip().startsWith("{") || config.contains("=")) {
      return Optional.empty();
    }
    return page.resolved(config);
  }

  private static Finding release(PageObservation page, LoadedRelease release) {
    String url = release.core().url();
    List<Evidence> evidence = List.of(PageEvidence.seen(page, page.url(), release.core().line()));
    if (!release.pinned()) {
      return Finding.of(
          FindingType.PYSCRIPT_UNPINNED,
          page,
          "The URL of PyScript does not name a fixed release: %s".formatted(url),
          evidence,
          List.of(
              "Use the URL of a release, such as https://pyscript.net/releases/2026.7.3/core.js."));
    }
    return Finding.of(
        FindingType.PYSCRIPT_RELEASE,
        page,
        release.copy()
            ? "The page uses a copy of PyScript on %s: %s"
                .formatted(page.sameOrigin(url) ? "its own site" : "another site", url)
            : "The page uses PyScript %s.".formatted(release.name()),
        evidence,
        List.of());
  }

  private static Finding notModule(PageObservation page, Element core) {
    return Finding.of(
        FindingType.NOT_A_MODULE,
        page,
        "The script element of PyScript has no type=\"module\", so PyScript does not run.",
        List.of(PageEvidence.seen(page, page.url(), core.line())),
        List.of("Write <script type=\"module\" src=\"%s\">.".formatted(core.get("src"))));
  }

  private static Finding config(PageObservation page, Element element, Exchange exchange) {
    String cause = exchange.status() == 0 ? exchange.failure() : "status " + exchange.status();
    return Finding.of(
        FindingType.CONFIG_NOT_FOUND,
        page,
        "The configuration file %s could not be loaded: %s.".formatted(exchange.url(), cause),
        List.of(
            PageEvidence.seen(page, page.url(), element.line()),
            PageEvidence.seen(page, exchange.url(), cause)),
        List.of("Upload the file, or correct its URL, which is relative to the page."));
  }
}
