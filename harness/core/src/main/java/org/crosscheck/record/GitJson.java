package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the state of a checkout as JSON: the commit and whether the checkout was clean,
 * or why the commit is unknown.
 */
final class GitJson {
  private GitJson() {}

  static ObjectNode write(GitState git) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    git.commit()
        .ifPresentOrElse(
            commit -> json.put("commit", commit).put("clean", git.clean()),
            () -> json.putNull("commit").put("unknownBecause", git.unknownBecause()));
    return json;
  }

  static GitState read(JsonNode json) {
    if (json.path("commit").isNull()) {
      return GitState.unknown(Json.text(json, "unknownBecause"));
    }
    JsonNode clean = json.path("clean");
    if (!clean.isBoolean()) {
      throw new IllegalArgumentException("expected true or false in 'clean', found " + clean);
    }
    return GitState.at(Json.text(json, "commit"), clean.booleanValue());
  }
}
