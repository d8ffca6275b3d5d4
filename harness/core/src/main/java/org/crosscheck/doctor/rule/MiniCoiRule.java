package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.MiniCoi;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;

/** The mistakes that are made with mini-coi.js, and with coi-serviceworker.js, its elder sister. */
final class MiniCoiRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.MINI_COI_MISSING,
        FindingType.MINI_COI_INLINED,
        FindingType.MINI_COI_SCOPE,
        FindingType.MINI_COI_NOT_FIRST,
        FindingType.MINI_COI_NEEDLESS,
        FindingType.MINI_COI_LATE);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    List<Element> scripts = page.elements().stream().filter(e -> e.tag().equals("script")).toList();
    for (int i = 0; i < scripts.size(); i++) {
      Element script = scripts.get(i);
      if (MiniCoi.isInline(script)) {
        findings.add(inlined(page));
      } else if (MiniCoi.is(script)) {
        unusable(page, script).or(() -> needless(page, script)).ifPresent(findings::add);
        if (i > 0) {
          findings.add(notFirst(page, script, scripts.get(0)));
        }
      }
    }
    if (page.reloadedLate()) {
      findings.add(late(page));
    }
    return findings;
  }

  private static Finding late(PageObservation page) {
    return Finding.of(
        FindingType.MINI_COI_LATE,
        page,
        "mini-coi's service worker took over too late; the page was reloaded once more.",
        List.of(
            PageEvidence.seen(
                page, page.url(), "controlled, and not isolated, before another reload")),
        List.of("Send the headers from the server where that can be done."));
  }

  private static Finding inlined(PageObservation page) {
    return Finding.of(
        FindingType.MINI_COI_INLINED,
        page,
        "mini-coi stands in the page instead of in a file of its own.",
        List.of(
            PageEvidence.seen(page, page.url(), "<script> without src, with the text of mini-coi")),
        List.of(
            "Save it as mini-coi.js beside the page.",
            "Write <script src=\"mini-coi.js\"></script> as the first element of <head>."));
  }

  private static Optional<Finding> unusable(PageObservation page, Element script) {
    Optional<Exchange> response = page.exchange(script.url());
    if (!page.sameOrigin(script.url())) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_MISSING,
              page,
              script.url() + " is of another origin, from which no service worker can come.",
              List.of(PageEvidence.seen(page, page.url(), script.line())),
              List.of("Keep a copy of the file beside the page, and name that.")));
    }
    if (response.filter(e -> e.status() >= 400).isPresent()) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_MISSING,
              page,
              script.url() + " answers " + response.get().status() + ".",
              List.of(
                  PageEvidence.seen(page, page.url(), script.line()),
                  PageEvidence.seen(page, script.url(), "status " + response.get().status())),
              List.of("Put mini-coi.js there; it comes with 'npm install mini-coi'.")));
    }
    String folder = path(script.url()).replaceFirst("[^/]*$", "");
    boolean allowed =
        response
            .filter(
                e ->
                    e.headers().stream()
                        .anyMatch(h -> h.name().equalsIgnoreCase("Service-Worker-Allowed")))
            .isPresent();
    if (!page.isolated() && !allowed && !path(page.url()).startsWith(folder)) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_SCOPE,
              page,
              script.url() + " can control pages below " + folder + " only, and not this one.",
              List.of(PageEvidence.seen(page, page.url(), script.line())),
              List.of(
                  "Put the file beside the page or above it, such as /mini-coi.js, and name that.",
                  "Or send 'Service-Worker-Allowed: /' with it, and write scope=\"/\".")));
    }
    return Optional.empty();
  }

  private static Optional<Finding> needless(PageObservation page, Element script) {
    boolean sent =
        Policies.opens(page, page.reply().headers())
            && Policies.embeds(page, page.reply().headers());
    return sent && page.secure()
        ? Optional.of(
            Finding.of(
                FindingType.MINI_COI_NEEDLESS,
                page,
                "The server sends the headers itself, so mini-coi is not needed.",
                List.of(PageEvidence.seen(page, page.url(), script.line())),
                List.of("Take the script element out.")))
        : Optional.empty();
  }

  private static Finding notFirst(PageObservation page, Element script, Element first) {
    return Finding.of(
        FindingType.MINI_COI_NOT_FIRST,
        page,
        "mini-coi is not the first script of the page.",
        List.of(
            PageEvidence.seen(page, page.url(), first.line()),
            PageEvidence.seen(page, page.url(), script.line())),
        List.of("Write <script src=\"mini-coi.js\"></script> as the first element of <head>."));
  }

  private static String path(String url) {
    String path = url.replaceFirst("(?i)^[a-z]+://[^/?#]*", "").replaceFirst("[?#].*$", "");
    return path.isEmpty() ? "/" : path;
  }
}
