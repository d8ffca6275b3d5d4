package org.crosscheck.grid;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.json.JsonFile;
import org.crosscheck.yaml.YamlMap;

/** A file with capabilities of WebDriver that are requested in addition, as a JSON object. */
final class CapabilitiesFile {
  /** What the harness has to set itself. */
  private static final Set<String> RESERVED = Set.of("browserName", "proxy", "webSocketUrl");

  private CapabilitiesFile() {}

  /**
   * {@return the capabilities by name; values are texts, numbers, true or false, lists and maps}
   *
   * @throws org.crosscheck.message.UserError if the file cannot be read, is not a JSON object, or
   *     has a capability that the harness sets
   */
  static Map<String, Object> read(Path file) {
    return JsonFile.read(file, root -> Optional.of(capabilities(root)));
  }

  private static Map<String, Object> capabilities(YamlMap root) {
    Map<String, Object> capabilities = new LinkedHashMap<>();
    for (String name : root.names()) {
      Object value = root.any(name);
      if (RESERVED.contains(name)) {
        root.report(name, "'" + name + "' is set by Crosscheck itself; remove it");
      } else if (value == null) {
        root.report(name, "'" + name + "' has no value");
      } else {
        capabilities.put(name, value);
      }
    }
    return capabilities;
  }
}
