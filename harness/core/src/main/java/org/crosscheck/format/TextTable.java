package org.crosscheck.format;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.message.TextSanitizer;

/**
 * A table for the terminal; each column is as wide as its widest text.
 *
 * @param rows the rows of cells, header rows first; all have the same number of cells
 * @param right the right-aligned columns, counted from 0, such as those of numbers
 */
public record TextTable(List<List<String>> rows, Set<Integer> right) {
  private static final String GAP = "  ";

  /**
   * Copies the rows, and makes invisible characters visible.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public TextTable {
    rows = rows.stream().map(row -> row.stream().map(TextSanitizer::of).toList()).toList();
    right = Set.copyOf(right);
    if (rows.stream().mapToInt(List::size).distinct().count() > 1) {
      throw new IllegalArgumentException("All rows must have the same number of cells: " + rows);
    }
  }

  /** {@return a table whose columns are left-aligned} */
  public static TextTable of(List<List<String>> rows) {
    return new TextTable(rows, Set.of());
  }

  /** {@return the lines, each without trailing spaces and ended by a line break} */
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

  /** The number of terminal cells; a combining mark takes none. */
  private static int width(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }
}
