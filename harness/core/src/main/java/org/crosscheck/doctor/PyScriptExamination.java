package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.observation.Exchange;

/** The release of PyScript that the page loads, and whether its configuration is there. */
final class PyScriptExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(
        Kind.PYSCRIPT_RELEASE,
        Kind.PYSCRIPT_UNPINNED,
        Kind.CONFIG_NOT_FOUND,
        Kind.NOTHING_NEEDS_IT);
  }

  @Override
  public List<Finding> of(PageSeen page) {
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
            || page.seen().exchanges().stream()
                .anyMatch(e -> e.url().matches("(?i).*(pyscript|pyodide|micropython).*"));
    if (page.settled() && !python && !page.isolated()) {
      findings.add(
          Finding.of(
              Kind.NOTHING_NEEDS_IT,
              page,
              "Nothing of PyScript was seen on the page.",
              List.of(),
              List.of()));
    }
    return findings;
  }

  /** {@return the address of the configuration that an element names, if it names one} */
  static Optional<String> configUrl(PageSeen page, Element element) {
    String config =
        element.pyscript()
            ? element.get("config")
            : element.tag().matches("(py|mpy)-config") ? element.get("src") : "";
    if (config.isBlank() || config.strip().startsWith("{") || config.contains("=")) {
      return Optional.empty();
    }
    return PageSeen.resolved(page, config);
  }

  private static Finding release(PageSeen page, LoadedRelease release) {
    String url = release.core().url();
    List<Evidence> evidence = List.of(page.saw(page.url(), release.core().line()));
    if (!release.pinned()) {
      return Finding.of(
          Kind.PYSCRIPT_UNPINNED,
          page,
          "PyScript is loaded from an address that does not name a release: " + url,
          evidence,
          List.of("Name a release, such as https://pyscript.net/releases/2026.7.3/core.js."));
    }
    return Finding.of(
        Kind.PYSCRIPT_RELEASE,
        page,
        release.copy()
            ? "PyScript is a copy "
                + (page.sameOrigin(url) ? "of the page's own: " : "that somebody keeps: ")
                + url
            : "PyScript is release " + release.name() + ".",
        evidence,
        List.of());
  }

  private static Finding config(PageSeen page, Element element, Exchange exchange) {
    String got = exchange.status() == 0 ? exchange.failure() : "status " + exchange.status();
    return Finding.of(
        Kind.CONFIG_NOT_FOUND,
        page,
        "The configuration " + exchange.url() + " is not there: " + got + ".",
        List.of(page.saw(page.url(), element.line()), page.saw(exchange.url(), got)),
        List.of("Put the file there, or correct the address; it is relative to the page."));
  }
}
