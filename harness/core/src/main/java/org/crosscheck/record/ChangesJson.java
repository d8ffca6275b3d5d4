package org.crosscheck.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.crosscheck.comparison.Change;
import org.crosscheck.verdict.AcceptedVerdict;

/** What differs between two sets of verdicts, as JSON on one line. */
public final class ChangesJson {
  private ChangesJson() {}

  /**
   * {@return an object with {@code before}, {@code after}, and the list {@code changes}}
   *
   * @param before what the first set is of
   * @param after what the second set is of
   */
  public static String of(String before, String after, List<Change> changes) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("before", before);
    json.put("after", after);
    ArrayNode list = json.putArray("changes");
    for (Change change : changes) {
      ObjectNode one = list.addObject();
      one.put("claim", change.claim().text());
      one.put("kind", change.kind().id());
      one.put("was", text(change.was()));
      one.put("is", text(change.is()));
      one.put("because", change.because());
      ArrayNode cases = one.putArray("cases");
      change.cases().forEach(of -> cases.add(of.toString()));
    }
    return json.toString();
  }

  private static String text(Optional<AcceptedVerdict> verdict) {
    return verdict.map(AcceptedVerdict::toString).orElse("");
  }
}
