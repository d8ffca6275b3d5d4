package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.NpmVersions;

/**
 * The known npm versions of PyScript and the SHA-512 of packages, as the JSON file that is stored
 * in git.
 */
public final class VersionsJson implements TextFormat<NpmVersions> {
  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "an object with the versions and the SHA-512 of packages, each on a line of its own";
  }

  @Override
  public String write(NpmVersions npm) {
    String versions =
        npm.versions().stream()
            .map(version -> object(version).toString())
            .collect(Collectors.joining(",\n"));
    String integrity =
        npm.pins().integrity().entrySet().stream()
            .map(e -> "\"%s\":\"%s\"".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(",\n"));
    return "{\"versions\": [\n%s\n], \"integrity\": {\n%s\n}}\n".formatted(versions, integrity);
  }

  private static ObjectNode object(KnownVersion version) {
    ObjectNode json = Json.object();
    json.put("core", version.core());
    version.published().ifPresent(day -> json.put("published", day));
    json.put("polyscript", version.polyscript());
    version.coincident().ifPresent(range -> json.put("coincident", range));
    put(json, "named", version.named());
    if (!version.instead().isEmpty()) {
      put(json, "instead", version.instead());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, Map<Interpreter, String> versions) {
    ObjectNode object = json.putObject(name);
    new TreeMap<>(versions).forEach((i, version) -> object.put(i.id(), version));
  }
}
