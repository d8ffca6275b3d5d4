package org.crosscheck.doctor.rule;

import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.hosting.HeaderField;

/** Checks whether a 304 response has the same policies as the page (RFC 9111 section 3.2). */
final class RevalidationRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.NOT_MODIFIED);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    return page
        .reply()
        .notModified()
        .filter(lines -> !policies(lines).equals(policies(page.reply().headers())))
        .map(lines -> finding(page, lines))
        .stream()
        .toList();
  }

  private static Finding finding(PageObservation page, List<HeaderField> lines) {
    return Finding.of(
        FindingType.NOT_MODIFIED,
        page,
        "The server's 304 response has other policies than the page: %s instead of %s."
            .formatted(joined(policies(lines)), joined(policies(page.reply().headers()))),
        List.of(
            received(page, "200: " + joined(policies(page.reply().headers()))),
            received(page, "304: " + joined(policies(lines)))),
        List.of(
            "Send the same headers with status 304 as with 200. Then change the page once, so that"
                + " it has a new ETag and every visitor gets the new headers."));
  }

  private static Evidence received(PageObservation page, String line) {
    return new Evidence("crosscheck", page.reply().url().toString(), line);
  }

  private static List<String> policies(List<HeaderField> lines) {
    return lines.stream()
        .filter(l -> l.named(Policies.COOP) || l.named(Policies.COEP))
        .map(l -> l.name().toLowerCase(java.util.Locale.ROOT) + ": " + l.value())
        .sorted()
        .toList();
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "none" : String.join(", ", lines);
  }
}
