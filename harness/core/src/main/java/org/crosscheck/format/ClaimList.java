package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Coverage;
import org.crosscheck.document.Statement;
import org.crosscheck.report.Sheet;

/**
 * All claims, each under the first statement that it follows from.
 *
 * @param coverage the statements with their claims
 */
public record ClaimList(Coverage coverage) implements Result {
  /**
   * A statement and the claims of which it is the first.
   *
   * @param statement the statement
   * @param claims its claims, sorted by id; at least one
   */
  record Under(Statement statement, List<Claim> claims) {}

  /** {@return the statements from which claims follow first, in the order of the documents} */
  List<Under> grouped() {
    return coverage.statements().stream()
        .map(
            covered ->
                new Under(
                    covered.statement(),
                    covered.claims().stream()
                        .filter(c -> c.statements().get(0).equals(covered.statement()))
                        .toList()))
        .filter(under -> !under.claims().isEmpty())
        .toList();
  }

  private static String said(Statement statement) {
    return statement.text().replaceAll("\\s+", " ");
  }

  /** {@return the claims for the terminal} */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Under under : grouped()) {
      text.append("%s  %s\n".formatted(under.statement().id(), said(under.statement())));
      for (Claim claim : under.claims()) {
        text.append(
            "      %-8s %-34s %s\n".formatted(claim.strength(), claim.id(), claim.summary()));
        claim
            .notTestable()
            .ifPresent(
                why -> text.append("               not testable: ").append(why).append('\n'));
      }
    }
    return text.append(coverage.summary())
        .append("\n'./crosscheck documents' lists the statements without a claim.\n")
        .toString();
  }

  @Override
  public Sheet sheet() {
    List<Sheet.Part> parts = new ArrayList<>();
    parts.add(Sheet.Part.lines(List.of(coverage.summary())));
    for (Under under : grouped()) {
      List<List<String>> rows =
          under.claims().stream()
              .map(
                  c ->
                      List.of(
                          c.id().text(),
                          c.strength().toString(),
                          c.summary()
                              + c.notTestable()
                                  .map(why -> " (not testable: " + why + ")")
                                  .orElse("")))
              .toList();
      parts.add(
          Sheet.Part.table(List.of("claim", "strength", "what it says"), rows)
              .titled(under.statement().id())
              .saying(List.of(said(under.statement()))));
    }
    return new Sheet("Claims", parts);
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    json.put("summary", coverage.summary());
    ArrayNode claims = json.putArray("claims");
    grouped().forEach(under -> under.claims().forEach(claim -> claims.add(tree(claim))));
    return json;
  }

  /** {@return what a claim says, as a tree} */
  static ObjectNode tree(Claim claim) {
    ObjectNode json = Json.object();
    json.put("id", claim.id().text());
    json.put("strength", claim.strength().toString());
    json.put("summary", claim.summary());
    ArrayNode statements = json.putArray("statements");
    for (Statement statement : claim.statements()) {
      statements.addObject().put("id", statement.id()).put("address", statement.address());
    }
    json.put("fixture", claim.fixture().orElse(""));
    json.put("notTestable", claim.notTestable().orElse(""));
    json.put("answeredBy", claim.criterion().answeredBy().orElse(""));
    ArrayNode expected = json.putArray("expected");
    claim
        .expectations()
        .forEach(
            e ->
                expected
                    .addObject()
                    .put("where", e.where().everywhere() ? "" : e.where().toString())
                    .put("what", e.toString())
                    .put("because", e.because()));
    ArrayNode checks = json.putArray("checks");
    claim.checks().forEach(checks::add);
    return json;
  }
}
