package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVisit;
import org.crosscheck.message.Credentials;
import org.crosscheck.record.ObservationJson;
import org.crosscheck.server.CdnResponse;

/** The tests of the user's own pages, as JSON. */
public final class AppJson implements TextFormat<AppRun> {
  private static final int FORMAT = 1;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "the visits, each with its verdict and observation";
  }

  @Override
  public String write(AppRun run) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("target", run.target());
    json.put("startedAt", run.startedAt().toString());
    json.put("stopped", run.stopped());
    json.set("releases", Json.MAPPER.valueToTree(run.releases()));
    json.set("browsers", Json.MAPPER.valueToTree(run.browsers()));
    ArrayNode visits = json.putArray("visits");
    run.visits().forEach(visit -> visits.add(visit(visit)));
    json.set("replacements", Json.MAPPER.valueToTree(run.replacements()));
    ArrayNode answers = json.putArray("answers");
    run.answers().forEach(answered -> answers.add(answered(answered)));
    return Credentials.without(Json.lines(json));
  }

  private static ObjectNode answered(AppRun.Answered answered) {
    ObjectNode json = Json.object();
    json.put("release", answered.release());
    ArrayNode answers = json.putArray("answers");
    for (CdnResponse response : answered.answers()) {
      answers
          .addObject()
          .put("asked", response.requested())
          .put("with", response.served())
          .put("asAsked", response.sameVersion());
    }
    return json;
  }

  private static ObjectNode visit(AppVisit visit) {
    ObjectNode json = Json.object();
    json.put("page", visit.page());
    json.put("release", visit.release());
    json.put("hosting", visit.hosting());
    json.put("browser", visit.browser());
    json.put("verdict", visit.verdict().kind().name());
    json.set("reasons", Json.MAPPER.valueToTree(visit.verdict().reasons()));
    json.set("notes", Json.MAPPER.valueToTree(visit.verdict().notes()));
    json.set("seen", ObservationJson.of(visit.seen()));
    return json;
  }
}
