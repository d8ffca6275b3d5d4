package org.crosscheck.doctor.rule;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.Level;
import org.crosscheck.doctor.page.MiniCoi;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;

/** Reports whether the page is isolated, and whether the isolation model predicted it. */
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
    Prediction prediction =
        IsolationModel.predict(page.lines(), URI.create(page.url()), page.browser().traits());
    String reasons = prediction.reasons().stream().collect(Collectors.joining("; "));
    // Not every browser reports the headers of a service worker's response.
    boolean servedByServer = page.controller().isEmpty();
    if (prediction.crossOriginIsolated() != page.isolated() && servedByServer) {
      return List.of(
          Finding.of(
              FindingType.UNEXPLAINED,
              page,
              "By its headers the page should be %s, but in this browser it is %s."
                  .formatted(state(prediction.crossOriginIsolated()), state(page.isolated())),
              java.util.stream.Stream.concat(
                      PageEvidence.headers(page, Policies.COOP, Policies.COEP).stream(),
                      java.util.stream.Stream.of(
                          PageEvidence.seen(
                              page, page.url(), "crossOriginIsolated is " + page.isolated()),
                          PageEvidence.seen(
                              page, page.url(), "prediction from the headers: " + reasons)))
                  .toList(),
              List.of("Please report the URL or these headers as an issue of Crosscheck.")));
    }
    if (!page.isolated()) {
      return List.of();
    }
    boolean late = page.reloadedLate() && !MiniCoi.isIn(page);
    Finding finding =
        Finding.of(
            FindingType.ISOLATED,
            page,
            servedByServer
                ? "The page is cross-origin isolated."
                : "The page is cross-origin isolated by a service worker%s."
                    .formatted(late ? ", from the second load on" : ""),
            servedByServer
                ? PageEvidence.headers(page, Policies.COOP, Policies.COEP)
                : List.of(
                    PageEvidence.seen(page, page.url(), "controlled by " + page.controller())),
            List.of());
    return List.of(late ? finding.at(Level.INFO) : finding);
  }

  private static String state(boolean isolated) {
    return isolated ? "isolated" : "not isolated";
  }
}
