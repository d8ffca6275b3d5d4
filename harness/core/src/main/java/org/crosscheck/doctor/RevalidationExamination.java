package org.crosscheck.doctor;

import java.util.List;
import java.util.Set;
import org.crosscheck.hosting.HeaderField;

/** Whether a 304 says of the policies what the page says (RFC 9111 section 3.2). */
final class RevalidationExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.NOT_MODIFIED);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    return page
        .answer()
        .notModified()
        .filter(lines -> !policies(lines).equals(policies(page.answer().lines())))
        .map(lines -> finding(page, lines))
        .stream()
        .toList();
  }

  private static Finding finding(PageSeen page, List<HeaderField> lines) {
    return Finding.of(
        Kind.NOT_MODIFIED,
        page,
        "The server's 304 has other policies than the page: "
            + said(policies(lines))
            + " instead of "
            + said(policies(page.answer().lines()))
            + ".",
        List.of(
            received(page, "200: " + said(policies(page.answer().lines()))),
            received(page, "304: " + said(policies(lines)))),
        List.of(
            "Send the same header lines with status 304 as with 200, and change the page once"
                + " (its ETag) so that everybody gets the new ones."));
  }

  private static Evidence received(PageSeen page, String line) {
    return new Evidence("crosscheck", page.answer().url().toString(), line);
  }

  private static List<String> policies(List<HeaderField> lines) {
    return lines.stream()
        .filter(l -> l.named(Policies.COOP) || l.named(Policies.COEP))
        .map(l -> l.name().toLowerCase(java.util.Locale.ROOT) + ": " + l.value())
        .sorted()
        .toList();
  }

  private static String said(List<String> lines) {
    return lines.isEmpty() ? "none" : String.join(", ", lines);
  }
}
