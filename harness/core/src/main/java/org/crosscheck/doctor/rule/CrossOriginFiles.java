package org.crosscheck.doctor.rule;

import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.observation.Exchange;

/** Selects files from other origins whose CORS headers decide about the remedy. */
public final class CrossOriginFiles {
  private static final int MAX_FILES = 30;

  private CrossOriginFiles() {}

  /** {@return the URLs of the files, at most 30} */
  public static List<String> toRequest(PageObservation page) {
    return Stream.concat(
            Advice.notAllowed(page).map(Element::url),
            CorsRule.unexplained(page).map(Exchange::url))
        .distinct()
        .limit(MAX_FILES)
        .toList();
  }
}
