package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.report.Sheet;

/**
 * The known releases of PyScript.
 *
 * @param catalog the releases
 * @param baselines the names of the releases that have a baseline
 */
public record ReleaseList(ReleaseCatalog catalog, List<String> baselines) implements Result {
  /** Copies the list. */
  public ReleaseList {
    baselines = List.copyOf(baselines);
  }

  private boolean hasBaseline(KnownVersion version) {
    return baselines.contains(catalog.name(version.core()));
  }

  private List<String> remarks() {
    return catalog.standIns().keySet().stream()
        .sorted()
        .flatMap(name -> catalog.remark(name).stream())
        .toList();
  }

  @Override
  public Sheet sheet() {
    List<List<String>> rows = new ArrayList<>();
    for (KnownVersion version : catalog.known()) {
      String name = catalog.name(version.core());
      rows.add(
          List.of(
              name.equals(version.core()) ? "-" : name,
              version.core(),
              version.published().orElse("-"),
              version.polyscript(),
              version.coincident().orElse("-"),
              interpreter(version, Interpreter.MPY),
              interpreter(version, Interpreter.PY),
              hasBaseline(version) ? "yes" : "no"));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Release matrix: %s, and the newest."
            .formatted(String.join(", ", catalog.matrixReleases())));
    lines.addAll(remarks());
    return new Sheet(
        "Releases of PyScript",
        List.of(
            Sheet.Part.table(
                List.of(
                    "release",
                    "npm",
                    "published",
                    "PolyScript",
                    "coincident",
                    "MicroPython",
                    "Pyodide",
                    "baseline"),
                rows),
            Sheet.Part.lines(lines)));
  }

  /** The version that a release names, and the one used instead if npm does not have it. */
  private static String interpreter(KnownVersion version, Interpreter interpreter) {
    String named = version.named().getOrDefault(interpreter, "-");
    String instead = version.instead().getOrDefault(interpreter, "");
    return Stream.of(named, instead)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" not on npm, "));
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    ArrayNode releases = json.putArray("releases");
    for (KnownVersion version : catalog.known()) {
      ObjectNode one = releases.addObject();
      one.put("name", catalog.name(version.core()));
      one.put("core", version.core());
      one.put("published", version.published().orElse(""));
      one.put("polyscript", version.polyscript());
      one.put("coincident", version.coincident().orElse(""));
      ObjectNode interpreters = one.putObject("interpreters");
      for (Interpreter interpreter : Interpreter.values()) {
        version.used(interpreter).ifPresent(v -> interpreters.put(interpreter.id(), v));
      }
      one.put("baseline", hasBaseline(version));
    }
    ArrayNode matrix = json.putArray("matrix");
    catalog.matrixReleases().forEach(matrix::add);
    ArrayNode remarks = json.putArray("remarks");
    remarks().forEach(remarks::add);
    return json;
  }
}
