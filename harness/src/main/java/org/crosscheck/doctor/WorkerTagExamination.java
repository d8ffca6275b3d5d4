package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How the page asks PyScript for workers, and whether what they are to do can work here. */
final class WorkerTagExamination implements Examination {
  private static final Pattern DOM =
      Pattern.compile(
          "(?m)^[^#\\n]*(\\bimport\\b[^#\\n]*\\b(document|window)\\b|\\bdocument\\.|\\bwindow\\.)");
  private static final Pattern MAIN_ONLY =
      Pattern.compile("[\"']?sync_main_only[\"']?\\s*[:=]\\s*true", Pattern.CASE_INSENSITIVE);
  private static final Pattern PY_WORKER =
      Pattern.compile("\\bPyWorker\\(((?:[^()]|\\([^()]*\\))*)\\)");

  @Override
  public Set<Kind> kinds() {
    return Set.of(
        Kind.SYNC_MAIN_ONLY_WITH_DOM,
        Kind.DOM_WITHOUT_ISOLATION,
        Kind.WORKER_ATTRIBUTE,
        Kind.PYWORKER_WITHOUT_TYPE);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    List<Finding> findings = new ArrayList<>();
    for (Element element : page.elements()) {
      if (element.pyscript()) {
        attribute(page, element, findings);
        typeless(page, element, findings);
        if (element.has("worker") && DOM.matcher(element.text()).find()) {
          reaching(page, element, findings);
        }
      }
    }
    if (findings.stream().noneMatch(f -> f.kind() == Kind.DOM_WITHOUT_ISOLATION)) {
      warned(page, findings);
    }
    return findings;
  }

  private static void attribute(PageSeen page, Element element, List<Finding> findings) {
    boolean file = element.has("worker") && !element.get("worker").isBlank();
    if (file && (element.has("src") || !element.text().isBlank())) {
      findings.add(
          Finding.of(
              Kind.WORKER_ATTRIBUTE,
              page,
              "A script names a file in its attribute worker, and has "
                  + (element.has("src") ? "src" : "text of its own")
                  + " too.",
              List.of(page.saw(page.url(), element.line())),
              List.of(
                  "Write either <script type=\""
                      + element.get("type")
                      + "\" worker=\"FILE.py\"></script>, or src=\"FILE.py\" worker, or text and"
                      + " worker.")));
    }
  }

  private static void typeless(PageSeen page, Element element, List<Finding> findings) {
    PY_WORKER
        .matcher(element.text())
        .results()
        .filter(call -> !call.group(1).contains("type"))
        .forEach(
            call ->
                findings.add(
                    Finding.of(
                        Kind.PYWORKER_WITHOUT_TYPE,
                        page,
                        "A PyWorker is made without a type: " + call.group(),
                        List.of(page.saw(page.url(), call.group())),
                        List.of("Add type=\"micropython\" or type=\"pyodide\" to the call."))));
  }

  private static void reaching(PageSeen page, Element element, List<Finding> findings) {
    List<Evidence> evidence =
        new ArrayList<>(List.of(page.saw(page.url(), element.line() + " " + line(element))));
    if (mainOnly(page, element)) {
      findings.add(
          Finding.of(
              Kind.SYNC_MAIN_ONLY_WITH_DOM,
              page,
              "sync_main_only is set, and the worker's code uses window or document.",
              evidence,
              List.of("Take sync_main_only out, or let the page do what needs the DOM.")));
    } else if (page.told() && !page.isolated() && !element.has("service-worker")) {
      findings.add(without(page, evidence));
    }
  }

  /** PyScript's own words, also for workers whose code is in a file. */
  private static void warned(PageSeen page, List<Finding> findings) {
    page.seen().said().stream()
        .filter(text -> text.contains("Unable to use `window` or `document`"))
        .findFirst()
        .filter(text -> !page.isolated())
        .ifPresent(text -> findings.add(without(page, List.of(page.saw(page.url(), text)))));
  }

  private static Finding without(PageSeen page, List<Evidence> evidence) {
    return Finding.of(
        Kind.DOM_WITHOUT_ISOLATION,
        page,
        "A worker wants window or document, and the page is not isolated.",
        evidence,
        List.of(
            "Isolate the page as the other findings say.",
            "Or give the tag the attribute service-worker=\"sw.js\", with coincident's dist/sw.js"
                + " as that file.",
            "Or let the page do what needs the DOM, and set sync_main_only = true."));
  }

  private static boolean mainOnly(PageSeen page, Element element) {
    String prefix =
        element.get("type").equals("mpy") || element.tag().startsWith("m") ? "mpy" : "py";
    return MAIN_ONLY.matcher(element.get("config")).find()
        || page.elements().stream()
            .filter(e -> e.tag().equals(prefix + "-config"))
            .anyMatch(e -> MAIN_ONLY.matcher(e.text()).find());
  }

  private static String line(Element element) {
    return DOM.matcher(element.text()).results().findFirst().map(m -> m.group().strip()).orElse("");
  }
}
