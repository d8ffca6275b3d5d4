package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.report.Grid;
import org.crosscheck.report.ReportModel;

/**
 * The verdicts of a run as tables for the terminal, one for each browser and set of hostings:
 * claims as rows and hostings as columns, or the other way round if there are many hostings.
 */
public final class VerdictTable implements TextFormat<ReportModel> {
  private static final int LONGEST_NAME = 40;
  private static final int MOST_HOSTINGS = 8;

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "verdicts by hosting, for the terminal";
  }

  @Override
  public String write(ReportModel model) {
    List<Grid> grids = Grid.of(model);
    String blocks = grids.stream().map(VerdictTable::block).collect(Collectors.joining("\n"));
    boolean mixed =
        grids.stream()
            .flatMap(g -> g.rows().stream())
            .flatMap(r -> r.cells().stream())
            .anyMatch(c -> c.text().matches(".* \\d+/\\d+"));
    return blocks
        + (mixed ? "\nbroken 1/3: broken in 1 of 3 cases there; the other 2 are no worse.\n" : "");
  }

  private static String block(Grid grid) {
    List<String> claims = grid.rows().stream().map(row -> row.claim().text()).toList();
    List<String> hostings =
        grid.hostings().stream().map(h -> TextSanitizer.line(h, LONGEST_NAME)).toList();
    // Many hostings and few claims only fit a terminal with hostings as rows.
    boolean hostingsAsRows = hostings.size() > MOST_HOSTINGS && hostings.size() > claims.size();
    List<String> down = hostingsAsRows ? hostings : claims;
    List<String> across = hostingsAsRows ? claims : hostings;
    List<List<String>> rows = new ArrayList<>(head(across));
    for (int r = 0; r < down.size(); r++) {
      List<String> row = new ArrayList<>(List.of(down.get(r)));
      for (int c = 0; c < across.size(); c++) {
        row.add(hostingsAsRows ? cell(grid, c, r) : cell(grid, r, c));
      }
      rows.add(row);
    }
    return TextSanitizer.line(grid.title()) + "\n\n" + TextTable.of(rows).text();
  }

  private static String cell(Grid grid, int claim, int hosting) {
    return grid.rows().get(claim).cells().get(hosting).text();
  }

  /** The names on one or two lines each, aligned at the bottom. */
  private static List<List<String>> head(List<String> names) {
    List<List<String>> heads = names.stream().map(VerdictTable::lines).toList();
    int height = heads.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, height)
        .mapToObj(
            line -> {
              List<String> row = new ArrayList<>(List.of(""));
              for (List<String> head : heads) {
                int at = line - (height - head.size());
                row.add(at < 0 ? "" : head.get(at));
              }
              return row;
            })
        .map(List::copyOf)
        .toList();
  }

  /** A name, split at its first hyphen to keep the column narrow. */
  private static List<String> lines(String name) {
    int hyphen = name.indexOf('-');
    return hyphen < 0
        ? List.of(name)
        : List.of(name.substring(0, hyphen + 1), name.substring(hyphen + 1));
  }
}
