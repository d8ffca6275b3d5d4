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

/**
 * Finds worker tags and PyWorker calls that PyScript refuses, or whose code cannot work on this
 * page.
 */
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
      if (element.isPyScript()) {
        attribute(page, element, findings);
        withoutType(page, element, findings);
        WorkerCode.of(page, element)
            .filter(code -> !code.domLine().isEmpty())
            .forEach(code -> usingDom(page, element, code, findings));
      }
    }
    if (findings.stream().noneMatch(f -> f.type() == FindingType.DOM_WITHOUT_ISOLATION)) {
      reported(page, findings);
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
              "A script has a file in its worker attribute and also has %s."
                  .formatted(element.has("src") ? "a src attribute" : "inline code"),
              List.of(PageEvidence.seen(page, page.url(), element.line())),
              List.of(
                  "Use <script type=\"%1$s\" worker=\"FILE.py\"></script>, or <script type=\"%1$s\" src=\"FILE.py\" worker></script>, or inline code with a worker attribute without a value."
                      .formatted(element.get("type")))));
    }
  }

  private static void withoutType(PageObservation page, Element element, List<Finding> findings) {
    WorkerCode.calls(page, element)
        .filter(arguments -> !arguments.contains("type"))
        .map(arguments -> "PyWorker(" + arguments + ")")
        .forEach(
            call ->
                findings.add(
                    Finding.of(
                        FindingType.PYWORKER_WITHOUT_TYPE,
                        page,
                        "A PyWorker call has no type: %s".formatted(call),
                        List.of(PageEvidence.seen(page, page.url(), call)),
                        List.of("Add type=\"micropython\" or type=\"pyodide\" to the call."))));
  }

  private static void usingDom(
      PageObservation page, Element element, WorkerCode code, List<Finding> findings) {
    List<Evidence> evidence =
        List.of(
            PageEvidence.seen(page, page.url(), element.line()),
            PageEvidence.seen(page, code.url(), code.domLine()));
    if (code.mainOnly()) {
      findings.add(
          Finding.of(
              FindingType.SYNC_MAIN_ONLY_WITH_DOM,
              page,
              "sync_main_only is set, but the worker's code uses window or document.",
              evidence,
              List.of(
                  "Remove sync_main_only, or move the code that uses the DOM to the main"
                      + " thread.")));
    } else if (page.reported() && !page.isolated() && !element.has("service-worker")) {
      findings.add(withoutIsolation(page, evidence));
    }
  }

  /** Looks for PyScript's own error message, which also covers workers whose code is in a file. */
  private static void reported(PageObservation page, List<Finding> findings) {
    page.observation().messages().stream()
        .filter(text -> text.contains("Unable to use `window` or `document`"))
        .findFirst()
        .filter(text -> !page.isolated())
        .ifPresent(
            text ->
                findings.add(
                    withoutIsolation(page, List.of(PageEvidence.seen(page, page.url(), text)))));
  }

  private static Finding withoutIsolation(PageObservation page, List<Evidence> evidence) {
    return Finding.of(
        FindingType.DOM_WITHOUT_ISOLATION,
        page,
        "A worker uses window or document, but the page is not isolated.",
        evidence,
        List.of(
            "Isolate the page; see the other findings.",
            "Or add the attribute service-worker=\"sw.js\" to the tag, where sw.js is coincident's"
                + " dist/sw.js.",
            "Or move the code that uses the DOM to the main thread and set sync_main_only ="
                + " true."));
  }
}
