package org.crosscheck.doctor;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;

/** Whether the page is isolated, and whether that is what its headers promise. */
final class ModelExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.ISOLATED, Kind.UNEXPLAINED);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    if (!page.told()) {
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
              Kind.UNEXPLAINED,
              page,
              "The headers say "
                  + words(model.crossOriginIsolated())
                  + ", the browser says "
                  + words(page.isolated())
                  + ".",
              java.util.stream.Stream.concat(
                      page.evidence(Policies.COOP, Policies.COEP).stream(),
                      java.util.stream.Stream.of(
                          page.saw(page.url(), "crossOriginIsolated is " + page.isolated()),
                          page.saw(page.url(), "by the headers: " + reasons)))
                  .toList(),
              List.of("Please report the address, or these header lines, to Crosscheck.")));
    }
    if (!page.isolated()) {
      return List.of();
    }
    return List.of(
        Finding.of(
            Kind.ISOLATED,
            page,
            "The page is cross-origin isolated."
                + (answeredByPage ? "" : " A service worker sees to it."),
            answeredByPage
                ? page.evidence(Policies.COOP, Policies.COEP)
                : List.of(page.saw(page.url(), "controlled by " + page.controller())),
            List.of()));
  }

  private static String words(boolean isolated) {
    return isolated ? "isolated" : "not isolated";
  }
}
