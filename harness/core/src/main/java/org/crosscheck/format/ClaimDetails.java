package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.document.Statement;
import org.crosscheck.report.Sheet;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;

/**
 * Everything about one claim.
 *
 * @param claim the claim
 * @param release the release of the accepted verdicts
 * @param accepted the accepted verdicts on it, by test case
 * @param byHand how to see it without the harness, in lines; empty if it cannot be tested
 */
public record ClaimDetails(
    Claim claim,
    String release,
    SortedMap<TestCaseId, AcceptedVerdict> accepted,
    Optional<String> byHand)
    implements Result {
  /** Copies the verdicts. */
  public ClaimDetails {
    accepted = Collections.unmodifiableSortedMap(new TreeMap<>(accepted));
  }

  /** {@return the details of a claim, with its verdicts in the baseline of a release} */
  public static ClaimDetails of(
      Claim claim, String release, Baseline baseline, Optional<String> byHand) {
    SortedMap<TestCaseId, AcceptedVerdict> accepted = new TreeMap<>();
    baseline
        .lines()
        .forEach(
            (of, line) -> {
              if (of.claim().equals(claim.id())) {
                accepted.put(of, line.verdict());
              }
            });
    return new ClaimDetails(claim, release, accepted, byHand);
  }

  /** {@return the claim for the terminal} */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(claim.id()).append(" (").append(claim.strength()).append(")\n");
    text.append(claim.summary()).append("\n\n");
    for (Statement statement : claim.statements()) {
      text.append(
          "  %s (%s): %s\n      %s\n"
              .formatted(
                  statement.id(),
                  statement.document().collection(),
                  statement.shown(),
                  statement.address()));
    }
    claim
        .citation()
        .quote()
        .ifPresent(
            quote -> text.append("  from the words \"").append(quote.strip()).append("\"\n"));
    text.append('\n');
    about().forEach(line -> text.append(line).append('\n'));
    text.append("What to check when it fails:\n");
    claim.checks().forEach(check -> text.append("  - ").append(check).append('\n'));
    text.append("Run it: ./crosscheck run --claim ").append(claim.id()).append('\n');
    if (accepted.isEmpty()) {
      text.append("No verdicts are accepted yet for ").append(release).append(".\n");
    } else {
      text.append("Accepted for ").append(release).append(":\n");
      text.append(
          TextTable.of(rows().stream().map(row -> List.of("  " + row.get(0), row.get(1))).toList())
              .text());
    }
    byHand.ifPresent(lines -> text.append(lines).append('\n'));
    return text.toString();
  }

  private List<String> about() {
    List<String> lines = new ArrayList<>();
    claim.fixture().ifPresent(f -> lines.add("Fixture: fixtures/pages/" + f));
    claim.notTestable().ifPresent(why -> lines.add("Not testable: " + why));
    claim.criterion().answeredBy().ifPresent(fact -> lines.add("Answered by fact: " + fact));
    claim
        .expectations()
        .forEach(
            e ->
                lines.add(
                    "Expected"
                        + (e.where().everywhere() ? "" : " where " + e.where())
                        + ": "
                        + e
                        + (e.because().isEmpty() ? "" : " (" + e.because() + ")")));
    return lines;
  }

  /** The accepted verdicts, a row for each hosting. */
  private List<List<String>> rows() {
    Map<String, Map<String, List<TestCaseId>>> byHosting = new TreeMap<>();
    accepted.forEach(
        (of, verdict) ->
            byHosting
                .computeIfAbsent(of.hosting(), h -> new TreeMap<>())
                .computeIfAbsent(verdict.toString(), v -> new ArrayList<>())
                .add(of));
    List<List<String>> rows = new ArrayList<>();
    byHosting.forEach(
        (hosting, verdicts) -> {
          boolean uniform = verdicts.size() == 1;
          rows.add(
              List.of(
                  hosting,
                  verdicts.entrySet().stream()
                      .map(e -> e.getKey() + (uniform ? "" : ": " + places(e.getValue())))
                      .collect(Collectors.joining("; "))));
        });
    return rows;
  }

  private static String places(List<TestCaseId> cases) {
    return cases.stream()
        .map(
            of ->
                of.page().replaceFirst("^[^:]*:?", "")
                    + " "
                    + of.engine()
                    + " "
                    + of.interpreters())
        .map(String::strip)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Sheet sheet() {
    List<List<String>> statements =
        claim.statements().stream().map(s -> List.of(s.id(), s.shown(), s.address())).toList();
    return new Sheet(
        claim.id().text(),
        List.of(
            Sheet.Part.lines(List.of(claim.strength() + ": " + claim.summary())),
            Sheet.Part.table(List.of("statement", "what it states", "where"), statements)
                .titled("What it follows from"),
            Sheet.Part.lines(about()).titled("How it is judged"),
            Sheet.Part.lines(claim.checks()).titled("What to check when it fails"),
            Sheet.Part.table(List.of("hosting", "verdict"), rows())
                .titled("Accepted for PyScript " + release)
                .saying(accepted.isEmpty() ? List.of("No verdicts are accepted yet.") : List.of()),
            Sheet.Part.lines(byHand.map(lines -> lines.lines().toList()).orElse(List.of()))));
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    json.set("claim", ClaimList.tree(claim));
    json.put("release", release);
    ArrayNode verdicts = json.putArray("accepted");
    accepted.forEach(
        (of, verdict) ->
            verdicts
                .addObject()
                .put("page", of.page())
                .put("hosting", of.hosting())
                .put("browser", of.engine())
                .put("interpreters", of.interpreters())
                .put("verdict", verdict.toString()));
    return json;
  }
}
