package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the page asks PyScript for workers, and whether what they are to do can work here. */
final class WorkerTagExamination implements Examination {
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
        WorkerCode.of(page, element)
            .filter(code -> !code.usesPage().isEmpty())
            .forEach(code -> reaching(page, element, code, findings));
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
    WorkerCode.calls(page, element)
        .filter(arguments -> !arguments.contains("type"))
        .map(arguments -> "PyWorker(" + arguments + ")")
        .forEach(
            call ->
                findings.add(
                    Finding.of(
                        Kind.PYWORKER_WITHOUT_TYPE,
                        page,
                        "A PyWorker is made without a type: " + call,
                        List.of(page.saw(page.url(), call)),
                        List.of("Add type=\"micropython\" or type=\"pyodide\" to the call."))));
  }

  private static void reaching(
      PageSeen page, Element element, WorkerCode code, List<Finding> findings) {
    List<Evidence> evidence =
        List.of(page.saw(page.url(), element.line()), page.saw(code.where(), code.usesPage()));
    if (code.mainOnly()) {
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
}
