package org.crosscheck.doctor.rule;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;

/** Whether the page is isolated, and whether that is what its headers promise. */
final class ModelRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.ISOLATED, FindingType.UNEXPLAINED);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    if (!page.reported()) {
      return List.of();
    }
    Prediction model =
        IsolationModel.predict(page.lines(), URI.create(page.url()), page.browser().traits());
    String reasons = model.reasons().stream().collect(Collectors.joining("; "));
    // What a service worker answers, not every browser shows.
    boolean answeredByPage = page.controller().isEmpty();
    if (model.crossOriginIsolated() != page.isolated() && answeredByPage) {
      return List.of(
          Finding.of(
              FindingType.UNEXPLAINED,
              page,
              "The headers say "
                  + words(model.crossOriginIsolated())
                  + ", the browser says "
                  + words(page.isolated())
                  + ".",
              java.util.stream.Stream.concat(
                      PageEvidence.headers(page, Policies.COOP, Policies.COEP).stream(),
                      java.util.stream.Stream.of(
                          PageEvidence.seen(
                              page, page.url(), "crossOriginIsolated is " + page.isolated()),
                          PageEvidence.seen(page, page.url(), "by the headers: " + reasons)))
                  .toList(),
              List.of("Please report the address, or these header lines, to Crosscheck.")));
    }
    if (!page.isolated()) {
      return List.of();
    }
    return List.of(
        Finding.of(
            FindingType.ISOLATED,
            page,
            "The page is cross-origin isolated."
                + (answeredByPage ? "" : " A service worker sees to it."),
            answeredByPage
                ? PageEvidence.headers(page, Policies.COOP, Policies.COEP)
                : List.of(
                    PageEvidence.seen(page, page.url(), "controlled by " + page.controller())),
            List.of()));
  }

  private static String words(boolean isolated) {
    return isolated ? "isolated" : "not isolated";
  }
}
