package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.crosscheck.comparison.Change;
import org.crosscheck.verdict.AcceptedVerdict;

/**
 * The changes between two sets of verdicts, as JSON on one line: {@code before}, {@code after}, the
 * list {@code warnings} about runs that are partial, the list {@code notCompared} about browsers
 * that only one of them has, and the list {@code changes}.
 */
public final class ChangesJson implements TextFormat<Changes> {
  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON on one line, with every case";
  }

  @Override
  public String write(Changes changes) {
    ObjectNode json = Json.object();
    json.put("before", changes.before().name());
    json.put("after", changes.after().name());
    ArrayNode warnings = json.putArray("warnings");
    changes.warnings().forEach(warnings::add);
    ArrayNode notCompared = json.putArray("notCompared");
    changes.notCompared().forEach(notCompared::add);
    ArrayNode list = json.putArray("changes");
    for (Change change : changes.changes()) {
      ObjectNode entry = list.addObject();
      entry.put("claim", change.claim().text());
      entry.put("kind", change.kind().id());
      entry.put("was", text(change.was()));
      entry.put("is", text(change.is()));
      entry.put("because", change.because());
      ArrayNode cases = entry.putArray("cases");
      change.cases().forEach(of -> cases.add(of.toString()));
    }
    return Json.line(json);
  }

  private static String text(Optional<AcceptedVerdict> verdict) {
    return verdict.map(AcceptedVerdict::toString).orElse("");
  }
}
