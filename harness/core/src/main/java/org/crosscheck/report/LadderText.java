package org.crosscheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;

/** The claims over several releases, for people. */
public final class LadderText {
  private static final String GAP = "  ";

  /** What the words of the table mean. */
  static final String LEGEND =
      "holds: in every case; n/m: in n of m cases; no: in none; inconclusive: the page did not get"
          + " so far; answer a, b, ...: another letter is another answer to a question of fact;"
          + " n/a: the release does not promise it.";

  private LadderText() {}

  /** {@return it as a table for the terminal} */
  public static String of(ReleaseMatrix ladder) {
    List<List<String>> table = table(ladder);
    int columns = table.get(0).size();
    List<Integer> widths = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      int column = c;
      widths.add(table.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    String rows =
        table.stream()
            .map(
                row -> {
                  StringBuilder line = new StringBuilder();
                  for (int c = 0; c < columns; c++) {
                    line.append(row.get(c))
                        .append(" ".repeat(widths.get(c) - row.get(c).length()))
                        .append(GAP);
                  }
                  return line.toString().stripTrailing() + "\n";
                })
            .collect(Collectors.joining());
    return rows + "\n" + LEGEND + "\n" + steady(ladder) + "\n";
  }

  /** {@return it as Markdown} */
  public static String markdown(ReleaseMatrix ladder) {
    List<List<String>> table = table(ladder);
    String head = line(table.get(0)) + "| " + "--- | ".repeat(table.get(0).size()).strip() + "\n";
    String rows = table.stream().skip(1).map(LadderText::line).collect(Collectors.joining());
    return LEGEND + "\n\n" + head + rows + "\n" + steady(ladder) + "\n";
  }

  private static String line(List<String> row) {
    return row.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static List<List<String>> table(ReleaseMatrix ladder) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        Stream.of(Stream.of("claim"), ladder.releases().stream(), Stream.of("what happened"))
            .flatMap(s -> s)
            .toList());
    ladder.rows().stream()
        .filter(row -> !row.steady())
        .forEach(
            row ->
                table.add(
                    Stream.of(
                            Stream.of(row.claim().text()),
                            row.steps().stream().map(ReleaseMatrix.Step::word),
                            Stream.of(String.join("; ", row.story())))
                        .flatMap(s -> s)
                        .toList()));
    return table;
  }

  private static String word(ReleaseMatrix.Row row) {
    return row.steps().stream()
        .map(ReleaseMatrix.Step::word)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String steady(ReleaseMatrix ladder) {
    return unchanged(ladder).entrySet().stream()
        .map(
            e ->
                "\nThe same in every release, "
                    + e.getKey()
                    + ": "
                    + e.getValue().stream().map(ClaimId::text).collect(Collectors.joining(", "))
                    + ".\n")
        .collect(Collectors.joining());
  }

  /** {@return the claims that every release answers alike, by the word for it} */
  static SortedMap<String, List<ClaimId>> unchanged(ReleaseMatrix ladder) {
    return ladder.rows().stream()
        .filter(ReleaseMatrix.Row::steady)
        .collect(
            Collectors.groupingBy(
                row -> word(row),
                TreeMap::new,
                Collectors.mapping(ReleaseMatrix.Row::claim, Collectors.toList())));
  }
}
