package org.crosscheck.format;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.message.TextSanitizer;

/**
 * Texts in columns for the terminal, each as wide as its widest text.
 *
 * @param rows the lines with their cells, those of the head first; all have as many cells
 * @param right the columns, counted from 0, whose texts end at the same place, as numbers do
 */
public record TextTable(List<List<String>> rows, Set<Integer> right) {
  private static final String GAP = "  ";

  /** Copies the rows, makes their texts visible, and refuses rows of different lengths. */
  public TextTable {
    rows = rows.stream().map(row -> row.stream().map(TextSanitizer::of).toList()).toList();
    right = Set.copyOf(right);
    if (rows.stream().mapToInt(List::size).distinct().count() > 1) {
      throw new IllegalArgumentException("Rows have as many cells as the others: " + rows);
    }
  }

  /** {@return a table whose texts begin at the same place} */
  public static TextTable of(List<List<String>> rows) {
    return new TextTable(rows, Set.of());
  }

  /** {@return the lines, each ended by a line break and without spaces before it} */
  public String text() {
    int columns = rows.isEmpty() ? 0 : rows.get(0).size();
    List<Integer> widths =
        IntStream.range(0, columns)
            .mapToObj(c -> rows.stream().mapToInt(row -> width(row.get(c))).max().orElse(0))
            .toList();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, columns)
                    .mapToObj(c -> padded(row.get(c), widths.get(c), right.contains(c)))
                    .collect(Collectors.joining(GAP)))
        .map(line -> line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private static String padded(String text, int width, boolean right) {
    String pad = " ".repeat(width - width(text));
    return right ? pad + text : text + pad;
  }

  /** As many places as a terminal takes: a combining mark takes none. */
  private static int width(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }
}
