package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.regression.Bisection;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.report.Sheet;

/**
 * The version in which the verdicts on claims changed.
 *
 * @param found the two versions, by npm version, and their verdicts
 * @param fixed whether the later verdicts are the good ones
 * @param catalog the names of the versions
 */
public record BisectedClaims(Bisection.Found found, boolean fixed, ReleaseCatalog catalog)
    implements Result {
  private String named(String core) {
    String name = catalog.name(core);
    return name.equals(core) ? "npm " + core : name + " (npm " + core + ")";
  }

  private String answer() {
    return "%s in %s; the version before it is %s."
        .formatted(fixed ? "Fixed" : "Broke", named(found.after()), named(found.before()));
  }

  @Override
  public Sheet sheet() {
    List<String> lines = new ArrayList<>(List.of(answer()));
    if (!found.skipped().isEmpty()) {
      lines.add(
          "Or in a version that could not run: %s.".formatted(String.join(", ", found.skipped())));
    }
    List<List<String>> rows = new ArrayList<>();
    found
        .was()
        .forEach(
            (of, was) ->
                rows.add(
                    List.of(of.toString(), was.toString(), String.valueOf(found.is().get(of)))));
    return new Sheet(
        "Bisection", List.of(Sheet.Part.table(List.of("case", "was", "is"), rows).saying(lines)));
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    json.put("change", fixed ? "fixed" : "broke");
    version(json.putObject("before"), found.before());
    version(json.putObject("after"), found.after());
    ArrayNode skipped = json.putArray("skipped");
    found.skipped().forEach(skipped::add);
    ArrayNode cases = json.putArray("cases");
    found
        .was()
        .forEach(
            (of, was) ->
                cases
                    .addObject()
                    .put("case", of.toString())
                    .put("was", was.toString())
                    .put("is", String.valueOf(found.is().get(of))));
    return json;
  }

  private void version(ObjectNode json, String core) {
    json.put("name", catalog.name(core)).put("core", core);
  }
}
