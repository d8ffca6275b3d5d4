package org.crosscheck.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.comparison.AnswerQuality;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;

/**
 * Verdicts as data for programs and for the site's script. Each text occurs once; a row of {@code
 * cases} has the positions of its claim, page, hosting, engine and interpreters in the lists of
 * these names, followed by numbers of verdicts, and -1 where there is none.
 */
final class VerdictTable {
  private final Numbers<String> claims = new Numbers<>();
  private final Numbers<String> pages = new Numbers<>();
  private final Numbers<String> hostings = new Numbers<>();
  private final Numbers<String> engines = new Numbers<>();
  private final Numbers<String> interpreters = new Numbers<>();
  private final Numbers<AcceptedVerdict> verdicts = new Numbers<>();
  private final List<int[]> cases = new ArrayList<>();

  /** {@return the position of a verdict in the list of verdicts} */
  int verdict(AcceptedVerdict verdict) {
    return verdicts.of(verdict);
  }

  /** Adds a test case with further numbers. */
  void add(TestCaseId of, int... more) {
    int[] first = {
      claims.of(of.claim().text()),
      pages.of(of.page()),
      hostings.of(of.hosting()),
      engines.of(of.engine()),
      interpreters.of(of.interpreters())
    };
    int[] row = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, row, first.length, more.length);
    cases.add(row);
  }

  /** Adds the lists and the rows to an object. */
  void into(Map<String, Object> json) {
    json.put("claims", claims.values());
    json.put("pages", pages.values());
    json.put("hostings", hostings.values());
    json.put("engines", engines.values());
    json.put("interpreters", interpreters.values());
    json.put("verdicts", verdicts.values().stream().map(VerdictTable::json).toList());
    json.put("cases", cases);
  }

  private static Map<String, Object> json(AcceptedVerdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", verdict.kind().id());
    json.put("text", verdict.toString());
    json.put("result", verdict.kind().result().name());
    json.put("severity", verdict.kind().severity());
    if (verdict.kind() == Verdict.Kind.ANSWER) {
      String answer = verdict.alternatives().get(0).detail();
      json.put("answer", answer);
      json.put("says", AnswerQuality.of(answer).silence());
      json.put(
          "parts",
          AnswerQuality.parts(answer).stream()
              .map(part -> List.of(part.name(), part.quality().silence()))
              .toList());
    }
    return json;
  }
}
