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

/** Finds mistakes in the use of mini-coi.js and of its predecessor coi-serviceworker.js. */
final class MiniCoiRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.MINI_COI_MISSING,
        FindingType.MINI_COI_INLINED,
        FindingType.MINI_COI_AS_MODULE,
        FindingType.MINI_COI_SETTINGS,
        FindingType.MINI_COI_SCOPE,
        FindingType.MINI_COI_NOT_FIRST,
        FindingType.MINI_COI_NEEDLESS,
        FindingType.MINI_COI_LATE);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    List<Finding> findings = new ArrayList<>();
    List<Element> scripts = page.elements().stream().filter(MiniCoiRule::runs).toList();
    for (int i = 0; i < scripts.size(); i++) {
      Element script = scripts.get(i);
      if (MiniCoi.isInline(script)) {
        findings.add(inlined(page));
      } else if (MiniCoi.is(script)) {
        unusable(page, script).or(() -> needless(page, script)).ifPresent(findings::add);
        scripts.subList(0, i).stream()
            .filter(before -> !MiniCoi.hasSettings(script) || !MiniCoi.isSettings(before))
            .findFirst()
            .ifPresent(before -> findings.add(notFirst(page, script, before)));
        if (MiniCoi.hasSettings(script)) {
          scripts.subList(i + 1, scripts.size()).stream()
              .filter(MiniCoi::isSettings)
              .findFirst()
              .ifPresent(after -> findings.add(settings(page, script)));
        }
        if (page.reloadedLate()) {
          findings.add(late(page, script));
        }
      }
    }
    return findings;
  }

  /** {@return whether an element is a script that browsers run} */
  private static boolean runs(Element element) {
    return element.tag().equals("script")
        && element.get("type").matches("(?i)\\s*|module|(text|application)/(x-)?(java|ecma)script");
  }

  private static Finding settings(PageObservation page, Element script) {
    return Finding.of(
        FindingType.MINI_COI_SETTINGS,
        page,
        "window.coi is set after %s, which reads it when it starts.".formatted(name(script)),
        List.of(
            PageEvidence.seen(page, page.url(), script.line()),
            PageEvidence.seen(page, page.url(), "a later <script> sets window.coi")),
        List.of("Move the script that sets window.coi before %s.".formatted(script.line())));
  }

  private static String name(Element script) {
    return MiniCoi.file(script);
  }

  private static Finding late(PageObservation page, Element script) {
    return Finding.of(
        FindingType.MINI_COI_LATE,
        page,
        "The service worker of %s took control too late, so the page needed another reload."
            .formatted(name(script)),
        List.of(
            PageEvidence.seen(
                page,
                page.url(),
                "controlled by the service worker but not isolated, before the reload")),
        List.of("If you can configure the server, send the headers from there."));
  }

  private static Finding inlined(PageObservation page) {
    return Finding.of(
        FindingType.MINI_COI_INLINED,
        page,
        "mini-coi is an inline script instead of a separate file.",
        List.of(
            PageEvidence.seen(page, page.url(), "<script> without src, with the code of mini-coi")),
        List.of(
            "Save it as mini-coi.js next to the page.",
            "Load it with <script src=\"mini-coi.js\"></script> as the first element of <head>."));
  }

  private static Optional<Finding> unusable(PageObservation page, Element script) {
    Optional<Exchange> response = page.exchange(script.url());
    if (!page.sameOrigin(script.url())) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_MISSING,
              page,
              "%s is from another origin; a service worker has to be from the page's origin."
                  .formatted(script.url()),
              List.of(PageEvidence.seen(page, page.url(), script.line())),
              List.of("Copy the file next to the page and load the copy.")));
    }
    if (response.filter(e -> e.status() >= 400).isPresent()) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_MISSING,
              page,
              "The server responds to %s with status %d."
                  .formatted(script.url(), response.get().status()),
              List.of(
                  PageEvidence.seen(page, page.url(), script.line()),
                  PageEvidence.seen(page, script.url(), "status " + response.get().status())),
              List.of(
                  "Upload %s, for example from the npm package %s."
                      .formatted(
                          name(script),
                          MiniCoi.hasSettings(script) ? "coi-serviceworker" : "mini-coi"))));
    }
    if (script.get("type").equalsIgnoreCase("module")) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_AS_MODULE,
              page,
              "%s is loaded as a module, in which it cannot find its own URL."
                  .formatted(name(script)),
              List.of(PageEvidence.seen(page, page.url(), script.line())),
              List.of("Remove type=\"module\" from the script element.")));
    }
    String folder = path(script.url()).replaceFirst("[^/]*$", "");
    boolean allowed = response.filter(MiniCoiRule::widensScope).isPresent();
    if (!page.isolated() && !allowed && !path(page.url()).startsWith(folder)) {
      return Optional.of(
          Finding.of(
              FindingType.MINI_COI_SCOPE,
              page,
              "%s controls only pages below %s, so it does not control this page."
                  .formatted(script.url(), folder),
              List.of(PageEvidence.seen(page, page.url(), script.line())),
              List.of(
                  "Move the file to the page's folder or a parent folder, such as /mini-coi.js, and"
                      + " load it from there.",
                  "Or send it with 'Service-Worker-Allowed: /' and add the attribute"
                      + " scope=\"/\".")));
    }
    return Optional.empty();
  }

  private static boolean widensScope(Exchange response) {
    return response.headers().stream()
        .anyMatch(h -> h.name().equalsIgnoreCase("Service-Worker-Allowed"));
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
                "%s is not needed, because the server sends the headers.".formatted(name(script)),
                List.of(PageEvidence.seen(page, page.url(), script.line())),
                List.of("Remove the script element.")))
        : Optional.empty();
  }

  private static Finding notFirst(PageObservation page, Element script, Element first) {
    return Finding.of(
        FindingType.MINI_COI_NOT_FIRST,
        page,
        "%s is not the first script of the page.".formatted(name(script)),
        List.of(
            PageEvidence.seen(page, page.url(), first.line()),
            PageEvidence.seen(page, page.url(), script.line())),
        List.of(
            "Load it with <script src=\"%s\"></script> as the first element of <head>%s."
                .formatted(
                    script.get("src"),
                    MiniCoi.hasSettings(script)
                        ? ", after only the script that sets window.coi"
                        : "")));
  }

  private static String path(String url) {
    String path = url.replaceFirst("(?i)^[a-z]+://[^/?#]*", "").replaceFirst("[?#].*$", "");
    return path.isEmpty() ? "/" : path;
  }
}
