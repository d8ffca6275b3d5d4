package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscheck.report.Sheet;

/** The result of a command, which is written in every format from what it says here. */
interface Result {
  /** The version of the JSON of results; the schemas have it. */
  int FORMAT = 1;

  /** {@return the result for people} */
  Sheet sheet();

  /** {@return the result for programs} */
  ObjectNode tree();

  /** {@return an object that begins with the version} */
  static ObjectNode object() {
    return Json.object().put("format", FORMAT);
  }
}
