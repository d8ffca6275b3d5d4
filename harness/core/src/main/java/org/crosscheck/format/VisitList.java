package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.report.Sheet;
import org.crosscheck.verdict.VisitKey;

/**
 * The visits that a run would make.
 *
 * @param visits the visits, by release
 */
public record VisitList(Map<String, List<VisitKey>> visits) implements Result {
  private static final List<String> HEAD = List.of("page", "hosting", "browser", "interpreters");

  /** Copies the lists. */
  public VisitList {
    Map<String, List<VisitKey>> copy = new LinkedHashMap<>();
    visits.forEach((release, of) -> copy.put(release, List.copyOf(of)));
    visits = java.util.Collections.unmodifiableMap(copy);
  }

  /** {@return a visit on each line} */
  String text() {
    return visits.values().stream()
        .flatMap(List::stream)
        .map(key -> key + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public Sheet sheet() {
    List<Sheet.Part> parts = new ArrayList<>();
    visits.forEach(
        (release, keys) ->
            parts.add(
                Sheet.Part.table(
                        HEAD,
                        keys.stream()
                            .map(k -> List.of(k.page(), k.hosting(), k.engine(), k.interpreters()))
                            .toList())
                    .titled("PyScript " + release)));
    return new Sheet("Visits of a run", parts);
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    ArrayNode releases = json.putArray("releases");
    visits.forEach(
        (release, keys) -> {
          ObjectNode one = releases.addObject();
          one.put("name", release);
          ArrayNode list = one.putArray("visits");
          keys.forEach(
              k ->
                  list.addObject()
                      .put("page", k.page())
                      .put("hosting", k.hosting())
                      .put("browser", k.engine())
                      .put("interpreters", k.interpreters()));
        });
    return json;
  }
}
