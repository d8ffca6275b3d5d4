package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscheck.claim.Coverage;
import org.crosscheck.document.Statement;

/** How far the claims cover the documentation, as JSON: every statement with its claims. */
public final class DocumentsJson implements TextFormat<Coverage> {
  private static final int FORMAT = 1;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "every statement with its address, its claims and the reason if it has none";
  }

  @Override
  public String write(Coverage coverage) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("claims", coverage.claims());
    ArrayNode editions = json.putArray("editions");
    for (Coverage.Edition edition : coverage.editions()) {
      ObjectNode counts = editions.addObject().put("name", edition.name()).putObject("statements");
      for (Coverage.State state : Coverage.State.values()) {
        counts.put(state.id(), edition.count(state));
      }
    }
    ArrayNode statements = json.putArray("statements");
    coverage.statements().forEach(covered -> statements.add(statement(covered)));
    return Json.lines(json);
  }

  private static ObjectNode statement(Coverage.Covered covered) {
    Statement statement = covered.statement();
    ObjectNode json = Json.object();
    json.put("id", statement.id());
    json.put("edition", statement.document().edition());
    json.put("source", statement.document().source());
    json.put("address", statement.address());
    json.put(statement.quoted() ? "quote" : "says", statement.text());
    json.put("state", covered.state().id());
    statement
        .gap()
        .filter(gap -> !gap.reason().isEmpty())
        .ifPresent(gap -> json.put("reason", gap.reason()));
    ArrayNode claims = json.putArray("claims");
    covered.claims().forEach(claim -> claims.add(claim.id().text()));
    return json;
  }
}
