package org.crosscheck.isolation;

import java.util.List;
import org.crosscheck.message.UserError;

/**
 * What a page will get, and why.
 *
 * @param crossOriginIsolated whether the page is cross-origin isolated
 * @param reasons the reasons in the order in which the browser decides; at least one
 */
public record Prediction(boolean crossOriginIsolated, List<String> reasons) {
  /** Copies the reasons. */
  public Prediction {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new UserError("A prediction has no reasons.", "Report this as a defect of Crosscheck.");
    }
  }
}
