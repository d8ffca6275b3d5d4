package org.crosscheck.report;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;

/**
 * What each hosting lets PyScript do, in all browsers together: hostings as rows, capabilities as
 * columns.
 *
 * @param columns the capabilities that the run tested
 * @param rows one for each hosting with a tested capability, the most capable first, or for all
 *     hostings if there is none
 * @param others the number of other hostings
 */
public record HostingTable(List<String> columns, List<Row> rows, int others) {

  /**
   * One hosting.
   *
   * @param hosting its name
   * @param link the link to its description
   * @param cells one for each capability
   * @param words what it is, in a sentence; "" if the run does not describe it
   * @param news the worst kind of difference from the baseline there, with its count
   */
  public record Row(String hosting, String link, List<Entry> cells, String words, Entry news) {
    /** How much it lets PyScript do: first what every browser can, then what one can. */
    private long rank() {
      return cells.stream()
          .mapToLong(
              c -> c.style().equals("is-holds") ? 100 : c.style().equals("is-blocked") ? 1 : 0)
          .sum();
    }
  }

  /** A text, a link or "" for none, and a style class. */
  public record Entry(String text, String link, String style) {}

  /** {@return the heading: without a capability, only news is left to tell} */
  public String title() {
    return columns.isEmpty()
        ? "What is new under each hosting"
        : "What each hosting lets PyScript do";
  }

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
                        model.words(hosting),
                        news(model, hosting)))
            .sorted(Comparator.comparingLong(Row::rank).reversed())
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

  /** The worst news there; a deviation that the baseline accepts is not news. */
  private static Entry news(ReportModel model, String hosting) {
    List<Difference> here =
        model.comparison().differences().stream()
            .filter(d -> d.of().hosting().equals(hosting) && d.news())
            .sorted(Comparator.comparing(d -> !d.regression()))
            .toList();
    if (here.isEmpty()) {
      return new Entry("no news", ReportModel.filtered("hosting", hosting), "is-none");
    }
    ChangeKind worst = here.get(0).kind();
    List<Difference> alike = here.stream().filter(d -> d.kind() == worst).toList();
    return new Entry(
        alike.size() + " " + worst.displayName(),
        ReportModel.filtered("hosting", hosting, "baseline", worst.displayName()),
        TemplateHelper.style(
            alike.stream().map(Difference::verdict).min(Comparator.naturalOrder()).orElseThrow()));
  }
}
