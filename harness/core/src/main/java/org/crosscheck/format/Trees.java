package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.crosscheck.analysis.History;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.verdict.AcceptedVerdict;

/** The trees of results that are values of other packages. */
final class Trees {
  private Trees() {}

  /** {@return claims over releases} */
  static ObjectNode matrix(ReleaseMatrix matrix) {
    ObjectNode json = Result.object();
    ArrayNode releases = json.putArray("releases");
    matrix.releases().forEach(releases::add);
    ArrayNode claims = json.putArray("claims");
    for (ReleaseMatrix.Row row : matrix.rows()) {
      ObjectNode claim = claims.addObject();
      claim.put("id", row.claim().text());
      ArrayNode steps = claim.putArray("releases");
      row.steps().forEach(step -> steps.add(step.displayName()));
      ArrayNode story = claim.putArray("changes");
      row.story().forEach(story::add);
    }
    return json;
  }

  /** {@return claims over runs} */
  static ObjectNode history(HistoryPage page) {
    ObjectNode json = Result.object();
    json.put("summary", page.summary());
    ArrayNode runs = json.putArray("runs");
    for (History.Run run : page.newestFirst()) {
      ObjectNode one = runs.addObject();
      one.put("id", run.id());
      one.put("startedAt", run.startedAt().toString());
      one.put("release", run.release());
      one.put("selection", run.selection());
      one.put("incomplete", run.mark());
      ObjectNode verdicts = one.putObject("verdicts");
      run.counts().forEach((kind, count) -> verdicts.put(kind.name(), count));
    }
    ArrayNode changes = json.putArray("changes");
    for (History.Row row : page.changed()) {
      for (History.Turn turn : row.turns()) {
        ObjectNode one = changes.addObject();
        one.put("claim", row.claim().text());
        one.put("run", turn.run().id());
        one.put("release", turn.run().release());
        one.put("kind", turn.change().kind().id());
        one.put("was", text(turn.change().was()));
        one.put("is", text(turn.change().is()));
        ArrayNode cases = one.putArray("cases");
        turn.change().cases().forEach(of -> cases.add(of.toString()));
      }
    }
    ObjectNode leftOut = json.putObject("leftOut");
    page.leftOut().forEach(leftOut::put);
    return json;
  }

  private static String text(Optional<AcceptedVerdict> verdict) {
    return verdict.map(AcceptedVerdict::toString).orElse("");
  }
}
