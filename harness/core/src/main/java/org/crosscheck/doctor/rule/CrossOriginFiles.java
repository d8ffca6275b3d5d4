package org.crosscheck.doctor.rule;

import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;

/** Chooses the files of other origins whose answer to CORS tells more about the remedy. */
public final class CrossOriginFiles {
  private static final int MOST = 30;

  private CrossOriginFiles() {}

  /** {@return the addresses of the files, at most 30} */
  public static List<String> worthAsking(PageObservation page) {
    return Stream.concat(
            Advice.unwilling(page).map(Element::url), CorsRule.unexplained(page).map(Exchange::url))
        .distinct()
        .limit(MOST)
        .toList();
  }
}
