package org.crosscheck.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Reads and writes what made a run as JSON. A run that no CI job made has no field for it. */
final class EnvironmentJson {
  private static final String VERSION = "harnessVersion";
  private static final String GIT = "git";
  private static final String JAVA = "java";
  private static final String OS = "os";
  private static final String CORES = "cores";
  private static final String JOB = "job";
  private static final Set<String> FIELDS = Set.of(VERSION, GIT, JAVA, OS, CORES, JOB);

  private EnvironmentJson() {}

  static ObjectNode write(RunEnvironment environment) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put(VERSION, environment.harnessVersion());
    json.set(GIT, GitJson.write(environment.git()));
    json.put(JAVA, environment.java()).put(OS, environment.os()).put(CORES, environment.cores());
    environment.job().ifPresent(job -> json.put(JOB, job.page().toString()));
    return json;
  }

  static RunEnvironment read(JsonNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("unknown field '" + name + "'");
              }
            });
    JsonNode cores = json.path(CORES);
    if (!cores.isInt()) {
      throw new IllegalArgumentException("expected a number in '" + CORES + "', found " + cores);
    }
    return new RunEnvironment(
        Json.text(json, VERSION),
        GitJson.read(json.path(GIT)),
        Json.text(json, JAVA),
        Json.text(json, OS),
        cores.intValue(),
        json.has(JOB)
            ? Optional.of(new CiJob(URI.create(Json.text(json, JOB))))
            : Optional.empty());
  }
}
