package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;

/** The claims over several releases, as a table for the terminal. */
public final class LadderText implements TextFormat<ReleaseMatrix> {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "a table for the terminal";
  }

  @Override
  public String write(ReleaseMatrix ladder) {
    List<List<String>> table = new ArrayList<>();
    table.add(head(ladder));
    table.addAll(rows(ladder));
    return "%s\n%s\n%s\n"
        .formatted(TextTable.of(table).text(), ReleaseMatrix.LEGEND, steady(ladder));
  }

  /** {@return the titles of the columns: the claim, each release, and what happened} */
  static List<String> head(ReleaseMatrix ladder) {
    return Stream.of(Stream.of("claim"), ladder.releases().stream(), Stream.of("what happened"))
        .flatMap(s -> s)
        .toList();
  }

  /** {@return a row for each claim that not every release answers alike} */
  static List<List<String>> rows(ReleaseMatrix ladder) {
    return ladder.rows().stream()
        .filter(row -> !row.steady())
        .map(
            row ->
                Stream.of(
                        Stream.of(row.claim().text()),
                        row.steps().stream().map(ReleaseMatrix.Step::displayName),
                        Stream.of(String.join("; ", row.story())))
                    .flatMap(s -> s)
                    .toList())
        .toList();
  }

  /** {@return the claims that every release answers alike, a line for each answer} */
  static String steady(ReleaseMatrix ladder) {
    return ladder.unchanged().entrySet().stream()
        .map(
            e ->
                "\nThe same in every release, %s: %s.\n"
                    .formatted(
                        e.getKey(),
                        e.getValue().stream().map(ClaimId::text).collect(Collectors.joining(", "))))
        .collect(Collectors.joining());
  }
}
