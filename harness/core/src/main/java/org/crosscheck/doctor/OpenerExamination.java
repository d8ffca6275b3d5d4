package org.crosscheck.doctor;

import java.util.List;
import java.util.Set;

/** Windows that the page opens, whose ties an opener policy cuts (HTML, section 7.1.3). */
final class OpenerExamination implements Examination {
  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.POPUP);
  }

  @Override
  public List<Finding> of(PageSeen page) {
    return page.elements().stream()
        .filter(e -> e.text().contains("window.open("))
        .filter(e -> page.told() && Policies.opens(page, page.lines()))
        .limit(1)
        .map(
            e ->
                Finding.of(
                    Kind.POPUP,
                    page,
                    "The page opens windows, which lose their ties to it.",
                    List.of(page.saw(page.url(), e.line() + " ... window.open(")),
                    List.of(
                        "If a window of another origin has to answer, as one for signing in: let it"
                            + " come back by a redirect, or open it from a page without"
                            + " Cross-Origin-Opener-Policy.")))
        .toList();
  }
}
