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

/** The release of PyScript that the page loads, and whether its configuration is there. */
final class PyScriptRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.PYSCRIPT_RELEASE,
        FindingType.PYSCRIPT_UNPINNED,
        FindingType.CONFIG_NOT_FOUND,
        FindingType.NOTHING_NEEDS_IT);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    List<LoadedRelease> releases = LoadedRelease.of(page);
    releases.forEach(release -> findings.add(release(page, release)));
    for (Element element : page.elements()) {
      configUrl(page, element)
          .flatMap(page::exchange)
          .filter(e -> e.status() >= 400 || !e.failure().isEmpty())
          .filter(e -> !page.notReached(e))
          .ifPresent(e -> findings.add(config(page, element, e)));
    }
    boolean python =
        !releases.isEmpty()
            || page.elements().stream().anyMatch(Element::pyscript)
            || page.observation().exchanges().stream()
                .anyMatch(e -> e.url().matches("(?i).*(pyscript|pyodide|micropython).*"));
    if (page.settled() && !python && !page.isolated()) {
      findings.add(
          Finding.of(
              FindingType.NOTHING_NEEDS_IT,
              page,
              "Nothing of PyScript was seen on the page.",
              List.of(),
              List.of()));
    }
    return findings;
  }

  /** {@return the address of the configuration that an element names, if it names one} */
  static Optional<String> configUrl(PageObservation page, Element element) {
    String config =
        element.pyscript()
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
          "PyScript is loaded from an address that does not name a release: " + url,
          evidence,
          List.of("Name a release, such as https://pyscript.net/releases/2026.7.3/core.js."));
    }
    return Finding.of(
        FindingType.PYSCRIPT_RELEASE,
        page,
        release.copy()
            ? "PyScript is a copy "
                + (page.sameOrigin(url) ? "of the page's own: " : "that somebody keeps: ")
                + url
            : "PyScript is release " + release.name() + ".",
        evidence,
        List.of());
  }

  private static Finding config(PageObservation page, Element element, Exchange exchange) {
    String got = exchange.status() == 0 ? exchange.failure() : "status " + exchange.status();
    return Finding.of(
        FindingType.CONFIG_NOT_FOUND,
        page,
        "The configuration " + exchange.url() + " is not there: " + got + ".",
        List.of(
            PageEvidence.seen(page, page.url(), element.line()),
            PageEvidence.seen(page, exchange.url(), got)),
        List.of("Put the file there, or correct the address; it is relative to the page."));
  }
}
