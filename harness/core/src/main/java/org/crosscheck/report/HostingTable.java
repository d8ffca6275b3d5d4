package org.crosscheck.report;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * What each hosting lets PyScript do, in all browsers together: hostings as rows, capabilities as
 * columns.
 *
 * @param columns the capabilities that the run tested
 * @param rows one for each hosting with a tested capability, or for all hostings if there is none
 * @param others the number of other hostings
 */
public record HostingTable(List<String> columns, List<Row> rows, int others) {

  /**
   * One hosting.
   *
   * @param hosting its name
   * @param link the link to its description
   * @param cells one for each capability
   * @param claims the worst kind of deviation there, with its count
   */
  public record Row(String hosting, String link, List<Entry> cells, Entry claims) {}

  /** A text, a link or "" for none, and a style class. */
  public record Entry(String text, String link, String style) {}

  static HostingTable of(ReportModel model) {
    List<Capabilities.Table> tables = model.capabilities().tables();
    List<String> columns = tables.stream().flatMap(t -> t.columns().stream()).distinct().toList();
    Set<String> tested =
        tables.stream()
            .flatMap(t -> t.rows().stream())
            .map(Capabilities.Row::hosting)
            .collect(Collectors.toSet());
    List<String> hostings =
        model.hostings().stream().filter(h -> tested.isEmpty() || tested.contains(h)).toList();
    return new HostingTable(
        columns,
        hostings.stream()
            .map(
                hosting ->
                    new Row(
                        hosting,
                        model.anchor(hosting),
                        columns.stream().map(c -> cell(model, tables, c, hosting)).toList(),
                        claims(model, hosting)))
            .toList(),
        model.hostings().size() - hostings.size());
  }

  private static Entry cell(
      ReportModel model, List<Capabilities.Table> tables, String column, String hosting) {
    List<Answer> answers =
        tables.stream()
            .flatMap(
                table -> {
                  int at = table.columns().indexOf(column);
                  return table.rows().stream()
                      .filter(row -> at >= 0 && row.hosting().equals(hosting))
                      .map(row -> new Answer(table.engine(), row.marks().get(at)));
                })
            .filter(answer -> answer.mark().possible() != Capabilities.Possible.NOT_TESTED)
            .toList();
    List<Capabilities.Possible> different =
        answers.stream().map(a -> a.mark().possible()).distinct().toList();
    if (different.isEmpty()) {
      Capabilities.Possible none = Capabilities.Possible.NOT_TESTED;
      return new Entry(none.displayName(), "", HostingsPage.style(none));
    }
    if (different.size() == 1) {
      Capabilities.Mark mark = answers.get(0).mark();
      return new Entry(
          mark.possible().displayName(),
          mark.of().map(model::link).orElse(""),
          HostingsPage.style(mark.possible()));
    }
    List<String> yes =
        answers.stream()
            .filter(a -> a.mark().possible() == Capabilities.Possible.YES)
            .map(Answer::engine)
            .toList();
    String text =
        yes.isEmpty() ? Capabilities.Possible.NO.displayName() : "only " + String.join(", ", yes);
    return new Entry(text, model.anchor(hosting), yes.isEmpty() ? "is-missed" : "is-blocked");
  }

  private record Answer(String engine, Capabilities.Mark mark) {}

  private static Entry claims(ReportModel model, String hosting) {
    List<TestResult> here =
        model.run().results().stream().filter(j -> j.of().hosting().equals(hosting)).toList();
    return Arrays.stream(Verdict.Kind.values())
        .filter(Verdict.Kind::deviation)
        .filter(kind -> here.stream().anyMatch(j -> j.verdict().kind() == kind))
        .findFirst()
        .map(
            kind ->
                new Entry(
                    here.stream().filter(j -> j.verdict().kind() == kind).count()
                        + " "
                        + kind.displayName(),
                    ReportModel.filtered("verdict", kind.displayName(), "hosting", hosting),
                    TemplateHelper.style(kind)))
        .orElseGet(
            () -> new Entry("all hold", ReportModel.filtered("hosting", hosting), "is-holds"));
  }
}
