package org.crosscheck.doctor.rule;

import java.util.List;
import java.util.Set;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.page.PageObservation;

/**
 * Finds pages that open windows although their opener policy separates them (HTML, section 7.1.3).
 */
final class OpenerRule implements Rule {
  @Override
  public Set<FindingType> types() {
    return Set.of(FindingType.POPUP);
  }

  @Override
  public List<Finding> of(PageObservation page) {
    return page.elements().stream()
        .filter(e -> e.text().contains("window.open("))
        .filter(e -> page.reported() && Policies.opens(page, page.lines()))
        .limit(1)
        .map(
            e ->
                Finding.of(
                    FindingType.POPUP,
                    page,
                    "The page opens windows; those of other origins cannot communicate with it.",
                    List.of(PageEvidence.seen(page, page.url(), e.line() + " ... window.open(")),
                    List.of(
                        "If a window of another origin has to return a result, such as a sign-in"
                            + " window, use a redirect instead, or open the window from a page"
                            + " without Cross-Origin-Opener-Policy.")))
        .toList();
  }
}
