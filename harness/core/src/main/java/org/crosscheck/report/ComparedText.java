package org.crosscheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/** Hostings side by side for the terminal. */
public final class ComparedText {
  private static final String GAP = "  ";
  private static final int MOST_PLACES = 6;

  private ComparedText() {}

  /** {@return a table for each browser, and why not; "" if the run asked no claim with a column} */
public static String of(RunRecord run,ClaimCatalog book){Shown shown=new Shown(run,book,new Comparison(List.of(),0),Baseline.empty());Capabilities compared=shown.capabilities();
    if (compared.tables().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    compared.tables().forEach(table -> text.append(table(shown, table)).append('\n'));
    if (!compared.reasons().isEmpty()) {
      text.append("Why not, and the cheapest change:\n");
      compared.reasons().forEach(reason -> text.append(reason(reason)));
    }
    return text.toString();
  }

  private static String table(Shown shown, Capabilities.Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(with(Visible.line(shown.title(table.engine())), table.columns()));
    table
        .rows()
        .forEach(
            row ->
                lines.add(
                    with(
                        Visible.line(row.hosting()),
                        row.marks().stream().map(m -> m.possible().displayName()).toList())));
    List<Integer> widths =
        IntStream.range(0, lines.get(0).size())
            .mapToObj(c -> lines.stream().mapToInt(l -> l.get(c).length()).max().orElse(0))
            .toList();
    return lines.stream()
        .map(
            line ->
                IntStream.range(0, line.size())
                        .mapToObj(
                            c -> line.get(c) + " ".repeat(widths.get(c) - line.get(c).length()))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                    + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> with(String first, List<String> others) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private static String reason(Capabilities.Reason reason) {
    List<String> where = reason.where();
    String places =
        String.join(", ", where.subList(0, Math.min(MOST_PLACES, where.size())))
            + (where.size() > MOST_PLACES ? " and " + (where.size() - MOST_PLACES) + " more" : "");
    return "  no "
        + String.join(", ", reason.columns())
        + " under "
        + places
        + ":\n      "
        + Visible.line(reason.why())
        + "\n"
        + (reason.change().isEmpty() ? "" : "      -> " + Visible.line(reason.change()) + "\n");
  }
}
