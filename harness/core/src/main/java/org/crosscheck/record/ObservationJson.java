package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import org.crosscheck.observation.Observation;

/** Writes an observation as JSON, in the form that a run file has. */
public final class ObservationJson {
  private ObservationJson() {}

  /** {@return an object valid under {@code #/$defs/observation} of {@code record.schema.json}} */
  public static JsonNode of(Observation observation) {
    return Json.MAPPER.valueToTree(observation);
  }
}
