package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;

/** A release matrix as a table for the terminal. */
public final class ReleaseMatrixText implements TextFormat<ReleaseMatrix> {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "a table for the terminal";
  }

  @Override
  public String write(ReleaseMatrix matrix) {
    List<List<String>> table = new ArrayList<>();
    table.add(head(matrix));
    table.addAll(rows(matrix));
    return "%s\n%s\n%s\n"
        .formatted(TextTable.of(table).text(), ReleaseMatrix.LEGEND, steady(matrix));
  }

  /** {@return the titles of the columns: the claim, each release, and the changes} */
  static List<String> head(ReleaseMatrix matrix) {
    return Stream.of(Stream.of("claim"), matrix.releases().stream(), Stream.of("changes"))
        .flatMap(s -> s)
        .toList();
  }

  /** {@return a row for each claim whose verdicts differ between releases} */
  static List<List<String>> rows(ReleaseMatrix matrix) {
    return matrix.rows().stream()
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

  /** {@return the claims with the same verdicts in all releases, one line for each entry} */
  static String steady(ReleaseMatrix matrix) {
    return matrix.unchanged().entrySet().stream()
        .map(
            e ->
                "\nThe same in all releases, %s: %s.\n"
                    .formatted(
                        e.getKey(),
                        e.getValue().stream().map(ClaimId::text).collect(Collectors.joining(", "))))
        .collect(Collectors.joining());
  }
}
