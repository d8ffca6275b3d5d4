package org.crosscheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/** A run as a table for the terminal: for each browser, what holds under which hosting. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final int LONGEST_NAME = 40;
  private static final int MOST_HOSTINGS = 8;

  private TextTable() {}

  /**
   * {@return the table, with claims as rows and hostings as columns, or the other way round where
   * there are many hostings; a block for each browser and set of hostings}
   *
   * @throws org.crosscheck.told.Told if the run has no verdict
   */
  public static String of(RunRecord run, ClaimCatalog book) {
    Shown shown = new Shown(run, book, new Comparison(List.of(), 0), Baseline.empty());
    List<Grid> grids = Grid.of(shown);
    String blocks = grids.stream().map(TextTable::block).collect(Collectors.joining("\n"));
    boolean mixed =
        grids.stream()
            .flatMap(g -> g.rows().stream())
            .flatMap(r -> r.cells().stream())
            .anyMatch(c -> c.word().matches(".* \\d+/\\d+"));
    return blocks + (mixed ? "\nn/m: so in n of m cases there; the others are no worse.\n" : "");
  }

  private static String block(Grid grid) {
    List<String> claims = grid.rows().stream().map(row -> row.claim().text()).toList();
    List<String> hostings =
        grid.hostings().stream().map(h -> Visible.line(h, LONGEST_NAME)).toList();
    // Many hostings and few claims fit a terminal only the other way round.
    boolean wide = hostings.size() > MOST_HOSTINGS && hostings.size() > claims.size();
    List<String> down = wide ? hostings : claims;
    List<String> across = wide ? claims : hostings;
    List<List<String>> columns = new ArrayList<>();
    columns.add(down);
    for (int i = 0; i < across.size(); i++) {
      int column = i;
      columns.add(
          IntStream.range(0, down.size())
              .mapToObj(r -> wide ? cell(grid, column, r) : cell(grid, r, column))
              .toList());
    }
    List<List<String>> heads = new ArrayList<>();
    heads.add(List.of());
    across.forEach(name -> heads.add(lines(name)));
    int headLines = heads.stream().mapToInt(List::size).max().orElse(0);

    StringBuilder text = new StringBuilder(Visible.line(grid.title())).append("\n\n");
    List<Integer> widths = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      widths.add(Math.max(width(columns.get(c)), width(heads.get(c))));
    }
    for (int line = 0; line < headLines; line++) {
      List<String> parts = new ArrayList<>();
      for (List<String> head : heads) {
        int at = line - (headLines - head.size());
        parts.add(at < 0 ? "" : head.get(at));
      }
      text.append(row(parts, widths));
    }
    for (int r = 0; r < down.size(); r++) {
      int at = r;
      text.append(row(columns.stream().map(c -> c.get(at)).toList(), widths));
    }
    return text.toString();
  }

  private static String cell(Grid grid, int claim, int hosting) {
    return grid.rows().get(claim).cells().get(hosting).word();
  }

  /** A name over two lines, so that the column is hardly wider than its words. */
  private static List<String> lines(String name) {
    int hyphen = name.indexOf('-');
    return hyphen < 0
        ? List.of(name)
        : List.of(name.substring(0, hyphen + 1), name.substring(hyphen + 1));
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(t -> t.codePointCount(0, t.length())).max().orElse(0);
  }

  private static String row(List<String> texts, List<Integer> widths) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      int pad = widths.get(i) - text.codePointCount(0, text.length());
      row.append(text).append(" ".repeat(pad)).append(GAP);
    }
    return row.toString().stripTrailing() + "\n";
  }
}
