package org.crosscheck.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crosscheck.claim.Coverage;

/**
 * How far the claims cover the documentation, for the terminal: numbers by document, and what has
 * no claim or only some, with the reason.
 */
public final class DocumentsText implements TextFormat<Coverage> {
  private final boolean all;

  /**
   * Chooses what is listed.
   *
   * @param all whether statements that are covered are listed too, with their claims
   */
  public DocumentsText(boolean all) {
    this.all = all;
  }

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "a table by document, and the statements without a claim";
  }

  @Override
  public String write(Coverage coverage) {
    return coverage.editions().stream()
            .map(edition -> heading(edition) + table(edition) + statements(edition) + "\n")
            .collect(Collectors.joining())
        + coverage.summary()
        + "\n";
  }

  private static String heading(Coverage.Edition edition) {
    String text = edition.name() + ": " + edition.statements().size() + " statements";
    return text + " (" + edition.summary() + ")\n";
  }

  /** One row for each document, if there are several. */
  private static String table(Coverage.Edition edition) {
    List<Coverage.Edition> documents = edition.byDocument();
    if (documents.size() < 2) {
      return "";
    }
    List<Coverage.State> states =
        Arrays.stream(Coverage.State.values()).filter(s -> edition.count(s) > 0).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("  document"), states.stream().map(Coverage.State::displayName))
            .toList());
    for (Coverage.Edition document : documents) {
      rows.add(
          Stream.concat(
                  Stream.of("  " + document.name()),
                  states.stream().map(s -> String.valueOf(document.count(s))))
              .toList());
    }
    Set<Integer> numbers =
        IntStream.rangeClosed(1, states.size()).boxed().collect(Collectors.toSet());
    return new TextTable(rows, numbers).text();
  }

  private String statements(Coverage.Edition edition) {
    return edition.statements().stream()
        .filter(s -> all || s.state() != Coverage.State.COVERED)
        .map(this::statement)
        .collect(Collectors.joining());
  }

  private String statement(Coverage.Covered covered) {
    String reason =
        covered.statement().gap().map(gap -> gap.reason()).filter(r -> !r.isEmpty()).orElse("");
    String line =
        "  %-18s %s: %s%s\n"
            .formatted(
                covered.state().displayName(),
                covered.statement().id(),
                covered.statement().text().replaceAll("\\s+", " "),
                reason.isEmpty() ? "" : " (" + reason + ")");
    return all
        ? line
            + covered.claims().stream()
                .map(claim -> " ".repeat(21) + claim.id() + "\n")
                .collect(Collectors.joining())
        : line;
  }
}
