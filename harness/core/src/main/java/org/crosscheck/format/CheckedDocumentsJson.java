package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.crosscheck.document.CheckedStatement;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.document.PageSection;

/** What a checkout of the documentation still states, as JSON: every statement with its state. */
public final class CheckedDocumentsJson implements TextFormat<DocumentCheck> {
  private static final int FORMAT = 1;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "every statement with its state, and the sections that nobody quotes";
  }

  @Override
  public String write(DocumentCheck check) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("collection", check.collection());
    ArrayNode statements = json.putArray("statements");
    for (CheckedStatement checked : check.statements()) {
      ObjectNode one = statements.addObject();
      one.put("id", checked.statement().id());
      one.put("state", checked.state().name().toLowerCase(Locale.ROOT));
      checked.now().ifPresent(now -> place(one.putObject("now"), now));
    }
    ArrayNode unquoted = json.putArray("unquoted");
    check.unquoted().forEach(section -> place(unquoted.addObject(), section));
    ArrayNode copied = json.putArray("copied");
    check.copied().forEach(statement -> copied.add(statement.id()));
    return Json.lines(json);
  }

  private static void place(ObjectNode json, PageSection place) {
    json.put("file", place.file()).put("section", place.section());
  }
}
