package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.report.ReportModel;

/**
 * What each hosting lets PyScript do, for the terminal: a table for each browser, and why not; ""
 * if the run tested no capability.
 */
public final class CapabilitiesText implements TextFormat<ReportModel> {
  private static final int MOST_PLACES = 6;

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "hostings side by side, for the terminal";
  }

  @Override
  public String write(ReportModel model) {
    Capabilities compared = model.capabilities();
    if (compared.tables().isEmpty()) {
      return "";
    }
    String tables =
        compared.tables().stream()
            .map(table -> table(model, table) + "\n")
            .collect(Collectors.joining());
    String reasons =
        compared.reasons().stream().map(CapabilitiesText::reason).collect(Collectors.joining());
    return tables + (reasons.isEmpty() ? "" : "Why not, and the simplest change:\n" + reasons);
  }

  private static String table(ReportModel model, Capabilities.Table table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(model.title(table.engine()), table.columns().stream()));
    table
        .rows()
        .forEach(
            row ->
                rows.add(
                    row(row.hosting(), row.marks().stream().map(m -> m.possible().displayName()))));
    return TextTable.of(rows).text();
  }

  private static List<String> row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(TextSanitizer.line(first)), others).toList();
  }

  private static String reason(Capabilities.Reason reason) {
    return "  no %s under %s:\n      %s\n%s"
        .formatted(
            String.join(", ", reason.columns()),
            English.some(reason.where(), MOST_PLACES),
            TextSanitizer.line(reason.why()),
            reason.change().isEmpty()
                ? ""
                : "      -> " + TextSanitizer.line(reason.change()) + "\n");
  }
}
