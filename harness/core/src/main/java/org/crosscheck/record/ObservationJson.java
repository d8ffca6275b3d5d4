package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import org.crosscheck.observation.Observation;

/** An observation as JSON, as it is in a run file. */
public final class ObservationJson {
  private ObservationJson() {}

  /** {@return an object that {@code record.schema.json} describes} */
  public static JsonNode of(Observation observation) {
    return Json.MAPPER.valueToTree(observation);
  }
}
