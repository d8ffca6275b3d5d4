package org.crosscheck.doctor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.WorkerCode;

/** How the page asks PyScript for workers, and whether what they are to do can work here. */
final class WorkerTagRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(
        FindingType.SYNC_MAIN_ONLY_WITH_DOM,
        FindingType.DOM_WITHOUT_ISOLATION,
        FindingType.WORKER_ATTRIBUTE,
        FindingType.PYWORKER_WITHOUT_TYPE);
  }

  @Override
  public List<Finding> of(PageObservation page) {
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
    if (findings.stream().noneMatch(f -> f.type() == FindingType.DOM_WITHOUT_ISOLATION)) {
      warned(page, findings);
    }
    return findings;
  }

  private static void attribute(PageObservation page, Element element, List<Finding> findings) {
    boolean file = element.has("worker") && !element.get("worker").isBlank();
    if (file && (element.has("src") || !element.text().isBlank())) {
      findings.add(
          Finding.of(
              FindingType.WORKER_ATTRIBUTE,
              page,
              "A script names a file in its attribute worker, and has "
                  + (element.has("src") ? "src" : "text of its own")
                  + " too.",
              List.of(PageEvidence.seen(page, page.url(), element.line())),
              List.of(
                  "Write either <script type=\""
                      + element.get("type")
                      + "\" worker=\"FILE.py\"></script>, or src=\"FILE.py\" worker, or text and"
                      + " worker.")));
    }
  }

  private static void typeless(PageObservation page, Element element, List<Finding> findings) {
    WorkerCode.calls(page, element)
        .filter(arguments -> !arguments.contains("type"))
        .map(arguments -> "PyWorker(" + arguments + ")")
        .forEach(
            call ->
                findings.add(
                    Finding.of(
                        FindingType.PYWORKER_WITHOUT_TYPE,
                        page,
                        "A PyWorker is made without a type: " + call,
                        List.of(PageEvidence.seen(page, page.url(), call)),
                        List.of("Add type=\"micropython\" or type=\"pyodide\" to the call."))));
  }

  private static void reaching(
      PageObservation page, Element element, WorkerCode code, List<Finding> findings) {
    List<Evidence> evidence =
        List.of(
            PageEvidence.seen(page, page.url(), element.line()),
            PageEvidence.seen(page, code.where(), code.usesPage()));
    if (code.mainOnly()) {
      findings.add(
          Finding.of(
              FindingType.SYNC_MAIN_ONLY_WITH_DOM,
              page,
              "sync_main_only is set, and the worker's code uses window or document.",
              evidence,
              List.of("Take sync_main_only out, or let the page do what needs the DOM.")));
    } else if (page.reported() && !page.isolated() && !element.has("service-worker")) {
      findings.add(without(page, evidence));
    }
  }

  /** PyScript's own words, also for workers whose code is in a file. */
  private static void warned(PageObservation page, List<Finding> findings) {
    page.observation().said().stream()
        .filter(text -> text.contains("Unable to use `window` or `document`"))
        .findFirst()
        .filter(text -> !page.isolated())
        .ifPresent(
            text ->
                findings.add(without(page, List.of(PageEvidence.seen(page, page.url(), text)))));
  }

  private static Finding without(PageObservation page, List<Evidence> evidence) {
    return Finding.of(
        FindingType.DOM_WITHOUT_ISOLATION,
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
