package org.crosscheck.report;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * What each hosting gives, the browsers together: hostings as rows, capabilities as columns.
 *
 * @param columns the capabilities that were asked; none if the run asked for none
 * @param rows one for each hosting that was asked for one, or for each if none was
 * @param others how many more hostings were visited
 */
public record HostingTable(List<String> columns, List<Row> rows, int others) {

  /**
   * One hosting.
   *
   * @param hosting its name
   * @param link where it is explained
   * @param cells one for each capability
   * @param claims what became of all claims there
   */
  public record Row(String hosting, String link, List<Entry> cells, Entry claims) {}

  /** A word with a link, or "" for none, and its style class. */
  public record Entry(String text, String link, String style) {}

  static HostingTable of(ReportModel shown) {
    List<Capabilities.Table> tables = shown.capabilities().tables();
    List<String> columns = tables.stream().flatMap(t -> t.columns().stream()).distinct().toList();
    Set<String> asked =
        tables.stream()
            .flatMap(t -> t.rows().stream())
            .map(Capabilities.Row::hosting)
            .collect(Collectors.toSet());
    List<String> hostings =
        shown.hostings().stream().filter(h -> asked.isEmpty() || asked.contains(h)).toList();
    return new HostingTable(
        columns,
        hostings.stream()
            .map(
                hosting ->
                    new Row(
                        hosting,
                        shown.anchor(hosting),
                        columns.stream().map(c -> cell(shown, tables, c, hosting)).toList(),
                        claims(shown, hosting)))
            .toList(),
        shown.hostings().size() - hostings.size());
  }

  private static Entry cell(
      ReportModel shown, List<Capabilities.Table> tables, String column, String hosting) {
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
          mark.of().map(shown::link).orElse(""),
          HostingsPage.style(mark.possible()));
    }
    List<String> yes =
        answers.stream()
            .filter(a -> a.mark().possible() == Capabilities.Possible.YES)
            .map(Answer::engine)
            .toList();
    String word =
        yes.isEmpty() ? Capabilities.Possible.NO.displayName() : "only " + String.join(", ", yes);
    return new Entry(word, shown.anchor(hosting), yes.isEmpty() ? "is-missed" : "is-blocked");
  }

  private record Answer(String engine, Capabilities.Mark mark) {}

  private static Entry claims(ReportModel shown, String hosting) {
    List<TestResult> here =
        shown.run().results().stream().filter(j -> j.of().hosting().equals(hosting)).toList();
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
