package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.Level;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.MiniCoi;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.platform.HeaderChange;

/**
 * Finds files of the page that could not be fetched, are missing, or have a type that browsers
 * refuse.
 */
final class FileRule implements Rule {
  private static final String JAVASCRIPT = "(?i)(text|application)/(x-)?(java|ecma)script\\b.*";

  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.NOT_FOUND, FindingType.NOT_LOADED, FindingType.WRONG_TYPE);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    for (Exchange exchange : last(page)) {
      if (exchange.status() >= 400 && !exchange.url().endsWith("/favicon.ico")) {
        notFound(page, exchange).ifPresent(findings::add);
      } else if (page.notReached(exchange)) {
        findings.add(notLoaded(page, exchange));
      } else if (exchange.status() / 100 == 2) {
        wrongType(page, exchange).ifPresent(findings::add);
      }
    }
    return findings;
  }

  @SuppressWarnings("ReferenceEquality") // Two exchanges may be equal.
  private static List<Exchange> last(PageObservation page) {
    return page.observation().exchanges().stream()
        .filter(e -> e.method().equals("GET") && !e.url().equals(page.url()))
        .filter(e -> page.exchange(e.url()).filter(x -> x == e).isPresent())
        .toList();
  }

  private static Optional<Finding> notFound(PageObservation page, Exchange exchange) {
    Optional<Element> element =
        page.elements().stream().filter(e -> e.url().equals(exchange.url())).findFirst();
    // Other rules report these in more detail.
    boolean serviceWorker =
        page.registrations().stream().anyMatch(r -> r.url().equals(exchange.url()));
    if (element.filter(e -> e.has("config") || MiniCoi.is(e)).isPresent()
        || config(page, exchange)
        || serviceWorker) {
      return Optional.empty();
    }
    Finding finding =
        Finding.of(
            FindingType.NOT_FOUND,
            page,
            "The server responds to %s with status %d."
                .formatted(exchange.url(), exchange.status()),
            List.of(PageEvidence.seen(page, exchange.url(), "status " + exchange.status())),
            List.of("Upload the file, or correct its URL in the page."));
    boolean code = exchange.url().matches("(?i)[^?#]*\\.(m?js|wasm|py|toml|json|whl|zip)([?#].*)?");
    return Optional.of(code ? finding : finding.at(Level.WARN));
  }

  private static Finding notLoaded(PageObservation page, Exchange exchange) {
    return Finding.of(
        FindingType.NOT_LOADED,
        page,
        "%s could not be fetched from this machine.".formatted(exchange.url()),
        List.of(PageEvidence.seen(page, exchange.url(), exchange.failure())),
        List.of("Try again from a network that can reach it, or host a copy on your own site."));
  }

  private static boolean config(PageObservation page, Exchange exchange) {
    return page.elements().stream()
        .anyMatch(
            e -> PyScriptRule.configUrl(page, e).filter(u -> u.equals(exchange.url())).isPresent());
  }

  private static Optional<Finding> wrongType(PageObservation page, Exchange exchange) {
    String type = header(exchange, "Content-Type");
    boolean strict = header(exchange, "X-Content-Type-Options").equalsIgnoreCase("nosniff");
    String path = exchange.url().replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
    boolean module =
        page.elements().stream()
            .anyMatch(
                e ->
                    e.url().equals(exchange.url())
                        && e.tag().equals("script")
                        && e.get("type").equalsIgnoreCase("module"));
    boolean script = path.endsWith(".mjs") || module || (path.endsWith(".js") && strict);
    boolean html = type.toLowerCase(Locale.ROOT).startsWith("text/html");
    if ((script || (html && path.endsWith(".js"))) && !type.matches(JAVASCRIPT)) {
      return Optional.of(finding(page, exchange, type, "text/javascript"));
    }
    if (path.endsWith(".wasm") && !type.toLowerCase(Locale.ROOT).startsWith("application/wasm")) {
      // Interpreters then compile without streaming, which is slower and causes a warning.
      Finding finding = finding(page, exchange, type, "application/wasm");
      return Optional.of(html ? finding : finding.at(Level.WARN));
    }
    if (path.endsWith(".css") && strict && !type.toLowerCase(Locale.ROOT).startsWith("text/css")) {
      return Optional.of(finding(page, exchange, type, "text/css"));
    }
    return Optional.empty();
  }

  private static Finding finding(
      PageObservation page, Exchange exchange, String type, String right) {
    boolean html = type.toLowerCase(Locale.ROOT).startsWith("text/html");
    String extension = exchange.url().replaceFirst("[?#].*$", "").replaceFirst("^.*(?=\\.)", "");
    Finding finding =
        Finding.of(
            FindingType.WRONG_TYPE,
            page,
            "%s is served %s instead of '%s'."
                .formatted(
                    exchange.url(), type.isEmpty() ? "without a type" : "as '" + type + "'", right),
            PageEvidence.headers(page, exchange, "Content-Type", "X-Content-Type-Options"),
            List.of(
                html
                    ? "The server sends an HTML page instead of a missing file. Upload the file."
                    : "Make the server send it with 'Content-Type: %s'.".formatted(right)));
    return !html && page.sameOrigin(exchange.url()) && extension.matches("\\.\\w+")
        ? finding.fixedBy(HeaderChange.type(extension, right))
        : finding;
  }

  private static String header(Exchange exchange, String name) {
    return exchange.headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(HeaderLine::value)
        .findFirst()
        .orElse("");
  }
}
